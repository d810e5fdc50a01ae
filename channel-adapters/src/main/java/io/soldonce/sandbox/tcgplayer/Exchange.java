package io.soldonce.sandbox.tcgplayer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Json;
import io.soldonce.sandbox.web.Routes;
import tools.jackson.databind.node.ObjectNode;

/// The calls behind the portal's buttons, for clients that fill in no forms: the same staged uploads, in and out as form fields and JSON.
final class Exchange {
    private static final int MOST_ROWS = 750;

    private final Market market;

    Exchange(Market market) {
        this.market = market;
    }

    void open(Routes routes, Gate gate) {
        routes.post("/admin/pricing/initializeexportcsv", gate.write(this::initialize))
                .post("/admin/pricing/uploadexportcsv", gate.write(this::upload))
                .post("/admin/pricing/finalizeexportcsv", gate.write(visit -> success(turned(visit, "Staged", "Imported"))))
                .post("/admin/pricing/movetolive", gate.write(this::move))
                .post("/admin/pricing/rollbackexportcsv", gate.write(visit -> success(turned(visit, "Removed", "Imported", "Staged"))))
                .post("/admin/product/updateinventory", gate.write(this::updateInventory));
    }

    private Answer initialize(Visit visit) {
        var name = visit.form().getOrDefault("filename", "");
        if (visit.level() < PricingPages.IMPORT_LEVEL || name.isEmpty() || !isPricing(visit)
                || market.knobs().take(market.db(), visit.owner(), TcgKnob.REJECT_FILE)) {
            return Answer.json(200, Json.object().put("StagedPricingUploadId", 0));
        }
        return Answer.json(200, Json.object().put("StagedPricingUploadId", StagedUploads.open(market.db(), visit.acting(), name,
                market.now())));
    }

    private Answer upload(Visit visit) {
        var messages = new ArrayList<String>();
        var rows = rows(visit.form(), messages);
        if (rows.size() > MOST_ROWS) {
            messages.add("No more than " + MOST_ROWS + " records at once.");
        }
        long id = id(visit);
        boolean isOpen = market.db().fetch("select from tcgplayer.upload where account = ? and id = ? and state = 'Imported'",
                visit.acting(), id).isNotEmpty();
        if (!isOpen) {
            messages.add("There is no open upload " + id + ".");
        }
        if (messages.isEmpty()) {
            try {
                StagedUploads.fill(market.db(), id, rows);
            } catch (org.jooq.exception.IntegrityConstraintViolationException e) {
                messages.add("Duplicates exist.");
            }
        }
        var answer = Json.object().put("Success", messages.isEmpty());
        messages.forEach(answer.putArray("Messages")::add);
        answer.put("StagedPricingUploadId", id).put("SuccessfulProductCount", messages.isEmpty() ? rows.size() : 0);
        return Answer.json(200, answer);
    }

    /// `data[i][ProductConditionId|AddToQuantity|MyPrice]`
    private static List<PricingFile.Row> rows(Map<String, String> form, List<String> messages) {
        var rows = new ArrayList<PricingFile.Row>();
        for (int i = 0; form.containsKey("data[" + i + "][ProductConditionId]"); i++) {
            var id = Numbers.whole(form.get("data[" + i + "][ProductConditionId]"));
            var adjust = form.getOrDefault("data[" + i + "][AddToQuantity]", "0");
            var price = form.getOrDefault("data[" + i + "][MyPrice]", "");
            if (id == 0 || !Numbers.isSigned(adjust) || !PricingFile.isAllowedPrice(price)) {
                messages.add("Record " + i + " is not valid.");
            } else {
                rows.add(new PricingFile.Row(id, Integer.parseInt(adjust), PricingFile.rounded(price)));
            }
        }
        return rows;
    }

    private Answer move(Visit visit) {
        var answer = Json.object();
        answer.putArray("Success");
        answer.putArray("Warning");
        var errors = answer.putArray("Error");
        var updates = answer.putArray("Update");
        long id = id(visit);
        if (StagedUploads.move(market, visit.knobs(), visit.owner(), visit.acting(), id)) {
            market.db().fetch("select r.id, r.problem, coalesce(c.name, '') from tcgplayer.upload_row r left join tcgplayer.catalog c"
                    + " on c.id = r.id where r.upload = ? order by r.position", id).forEach(
                            row -> (row.get(1, String.class).isEmpty()
                                    ? updates
                                    : errors).add(line(row.get(0, Long.class), row.get(1, String.class), row.get(2, String.class))));
        } else {
            errors.add(line(0, "Upload " + id + " is not staged.", ""));
        }
        return Answer.json(200, answer);
    }

    private static ObjectNode line(long id, String message, String name) {
        return Json.object().put("ProductConditionId", id).putNull("StorePriceCustomId")
                .put("Message", message.isEmpty() ? null : message).put("ProductName", name).put("ChannelName", "Marketplace");
    }

    /// Absolute: `productQuantityPrices[i][ConditionQuantityPrices][j][ProductConditionId|Quantity|Price]`. A missing quantity is 0.
    private Answer updateInventory(Visit visit) {
        var changes = new ArrayList<PricingFile.Row>();
        for (int i = 0; visit.form().containsKey("productQuantityPrices[" + i + "][ProductId]"); i++) {
            var product = "productQuantityPrices[" + i + "][ConditionQuantityPrices]";
            for (int j = 0; visit.form().containsKey(product + "[" + j + "][ProductConditionId]"); j++) {
                var at = product + "[" + j + "]";
                var quantity = visit.form().getOrDefault(at + "[Quantity]", "0");
                var price = visit.form().getOrDefault(at + "[Price]", "");
                if (!quantity.matches("[0-9]{1,9}") || !PricingFile.isAllowedPrice(price)) {
                    return success(false);
                }
                changes.add(new PricingFile.Row(Numbers.whole(visit.form().get(at + "[ProductConditionId]")), Integer.parseInt(quantity),
                        PricingFile.rounded(price)));
            }
        }
        var ids = new HashSet<Long>();
        if (changes.isEmpty() || !changes.stream().map(PricingFile.Row::id).allMatch(ids::add)) {
            return success(false);
        }
        if (market.knobs().take(market.db(), visit.owner(), TcgKnob.ACCEPT_WITHOUT_APPLYING)) {
            return success(true);
        }
        int changed = market.db()
                .execute("insert into tcgplayer.inventory (account, id, quantity, price) select ?, c.id, w.quantity, w.price"
                        + " from unnest(?::bigint[], ?::integer[], ?::numeric[]) w(id, quantity, price) join tcgplayer.catalog c using (id)"
                        + " order by c.id on conflict (account, id) do update set quantity = excluded.quantity, price = excluded.price",
                        visit.acting(), changes.stream().map(PricingFile.Row::id).toArray(Long[]::new),
                        changes.stream().map(PricingFile.Row::adjust).toArray(Integer[]::new),
                        changes.stream().map(PricingFile.Row::price).toArray(java.math.BigDecimal[]::new));
        return success(changed == changes.size());
    }

    private boolean turned(Visit visit, String to, String... from) {
        return isPricing(visit) && StagedUploads.turn(market.db(), visit.acting(), id(visit), to, from);
    }

    private static boolean isPricing(Visit visit) {
        return visit.form().getOrDefault("type", "Pricing").equals("Pricing");
    }

    private static long id(Visit visit) {
        return Numbers.whole(visit.form().get("stagedPricingUploadId"));
    }

    private static Answer success(boolean isSo) {
        return Answer.json(200, Json.object().put("success", isSo));
    }
}
