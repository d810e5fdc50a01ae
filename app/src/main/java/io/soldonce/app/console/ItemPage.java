package io.soldonce.app.console;

import io.soldonce.app.sandbox.SandboxCalls;
import io.soldonce.item.Bucket;
import io.soldonce.item.ItemFact.AdjustmentReason;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ItemView;
import io.soldonce.projections.query.Kept;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.ListingView;
import io.soldonce.projections.query.Story;
import io.soldonce.projections.query.asof.AsOf;
import io.soldonce.projections.query.asof.StockAsOf;
import io.soldonce.projections.query.channel.PushLog;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One item: its units and why there are so many, its listings, its story.
@Controller
class ItemPage {
    private static final int LINES = 30;
    private static final int PUSHES = 10;
    private static final int COUNTS = 5;
    static final List<String> REASONS = Arrays.stream(AdjustmentReason.values()).map(Codes::shown).toList();

    private final ItemLookup items;
    private final ListingLookup listings;
    private final Explanation explanation;
    private final Story story;
    private final PushLog pushes;
    private final SandboxCalls sandbox;
    private final StockAsOf stock;
    private final Kept kept;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ItemPage(ItemLookup items, ListingLookup listings, Explanation explanation, Story story, PushLog pushes, SandboxCalls sandbox,
            StockAsOf stock, Kept kept, Supplier<UUID> ids, Clock clock) {
        this.items = items;
        this.listings = listings;
        this.explanation = explanation;
        this.story = story;
        this.pushes = pushes;
        this.sandbox = sandbox;
        this.stock = stock;
        this.kept = kept;
        this.ids = ids;
        this.clock = clock;
    }

    /// As far as is known; a sandbox says no by itself.
    private static boolean isBuyable(ListingView listing) {
        var known = listing.confirmed() != null ? listing.confirmed() : listing.observed();
        return known == null || ("live".equals(known.status()) && known.quantity() > 0);
    }

    @GetMapping("/items/{sku}")
    String item(@PathVariable String sku, @RequestParam(required = false) Long before, @RequestParam(required = false) String bucket,
            @RequestParam(required = false) String location, Model model) {
        var named = ItemsPage.skuOf(sku);
        var item = named == null ? null : items.find(named).orElse(null);
        if (item == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no item " + sku);
        }
        model.addAttribute("item", item);
        var offered = listings.of(named);
        model.addAttribute("listings", offered);
        model.addAttribute("sandboxes", offered.stream().filter(ItemPage::isBuyable).map(listing -> listing.channel()).distinct()
                .filter(channel -> sandbox.isSandbox(new ChannelId(channel))).toList());
        model.addAttribute("pushes", pushes.page(new PushLog.Filter(named, null, null, null), null, PUSHES).rows());
        model.addAttribute("explained", explanation.explain(
                new Explanation.Question(named, bucketOf(bucket), placeOf(location), null), null, LINES));
        model.addAttribute("location", placeOf(location));
        var page = story.of(named, before, LINES);
        model.addAttribute("story", page.rows());
        model.addAttribute("older", page.next(line -> Long.toString(line.index())));
        units(item, named, model);
        return "item";
    }

    /// Where they are, what they are kept for, and the forms that move them.
    private void units(ItemView item, Sku sku, Model model) {
        var now = clock.instant();
        model.addAttribute("places", item.kit() ? List.of() : stock.of(sku, AsOf.recorded(now)).units().places());
        model.addAttribute("holds", kept.holds(sku));
        model.addAttribute("consignments", kept.consignments(sku));
        model.addAttribute("genealogy", kept.genealogy(sku));
        model.addAttribute("counts", kept.counts(sku, null, COUNTS).rows());
        model.addAttribute("form", ids.get().toString());
        model.addAttribute("reasons", REASONS);
        model.addAttribute("now", now.truncatedTo(ChronoUnit.MINUTES).toString().substring(0, 16));
        if (!model.containsAttribute("typed")) {
            model.addAttribute("typed", UnitsForm.EMPTY);
        }
        if (!model.containsAttribute("refused")) {
            model.addAttribute("refused", "");
        }
    }

    /// What is no bucket is the shelf.
    static Bucket bucketOf(String bucket) {
        return Arrays.stream(Bucket.values()).filter(one -> Codes.shown(one).equals(bucket)).findFirst().orElse(Bucket.AVAILABLE);
    }

    private static String placeOf(String location) {
        return location == null || location.isBlank() || location.length() > 60 ? null : location.strip();
    }
}
