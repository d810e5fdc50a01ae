package io.soldonce.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// One-of-a-kind cards of the sample are bought on each marketplace and at the counter, one after the other: how long until nobody can buy
/// them anywhere else. Marketplaces, ledger, browser, both databases and the driver share the machine.
///
/// System property: `bench.purchases`, from each place.
public final class PurchaseBench {
    private static final int PURCHASES = Integer.getInteger("bench.purchases", 56);
    private static final int PRINTED_EVERY = 10;
    private static final List<String> PLACES = List.of("ebay", "tcgplayer", "whatnot", "counter");
    private static final Duration LONGEST = Duration.ofMinutes(3);
    /// Cards that a shopper can buy on a place and on others.
    private static final String CARDS = """
        select p.sku_key, string_agg(p.channel, ',' order by p.channel) as places
          from listing_push p join item_now i on i.sku_key = p.sku_key and i.one_of_a_kind
         where p.confirmed_status = 'LIVE' and p.confirmed_quantity = 1
         group by p.sku_key having count(*) > 1 order by count(*) desc, p.sku_key""";
    private static final String PARTS = """
        select r.received_at, e.recorded_at, p.sent_at, p.answered_at, p.read_at,
               (select t.asked_at from operator_task t where t.sku_key = ? and t.channel = ? and t.asked_at >= ?) as asked_at
          from log_entry e
          left join raw_input r on r.id::text = e.metadata ->> 'cause'
          left join lateral (select * from push_event x where x.sku_key = ? and x.channel = ? and x.sent_at >= ? order by x.sent_at limit 1) p
            on true
         where e.stream_id = 'item:' || ? and e.name = 'units-sold' order by e.global_index desc limit 1""";

    private final BenchedShop shop;
    private final Connection database;
    private int purchases;
    private final TreeMap<String, List<Parts>> pairs = new TreeMap<>();

    private PurchaseBench(BenchedShop shop, Connection database) {
        this.shop = shop;
        this.database = database;
    }

    /// Milliseconds after the purchase; -1 where there is no such part.
    private record Parts(double heard, double committed, double sent, double applied, double readBack, double offSale) {}

    private record Card(String sku, List<String> places) {}

    public static void main(String[] arguments) throws Exception {
        var root = Path.of(System.getProperty("bench.root", "..")).toRealPath();
        var data = Files.createTempDirectory("soldonce-bench").resolve("data");
        long atRest;
        try (var cold = new BenchedShop(root, data)) {
            System.out.printf("%nready after %.1f s the first time (import and three backfills included)%n", seconds(cold));
        }
        try (var shop = new BenchedShop(root, data); var database = shop.database()) {
            System.out.printf("ready after %.1f s on the same data%n", seconds(shop));
            BenchedShop.until(() -> PLACES.stream().allMatch(place -> place.equals("counter") || shop.isOpen(place)));
            atRest = shop.megabytes();
            var bench = new PurchaseBench(shop, database);
            var began = Instant.now();
            bench.buyFromEach();
            var underLoad = shop.megabytes();
            System.out.printf("%d purchases in %d s; memory of application, PostgreSQL and browser: %d MB at rest, %d MB at the end%n%n",
                    bench.purchases, Duration.between(began, Instant.now()).toSeconds(), atRest, underLoad);
        }
        System.exit(0); // threads of idle clients must not keep it
    }

    private static double seconds(BenchedShop shop) {
        return shop.readyAfter().toMillis() / 1000.0;
    }

    private void buyFromEach() throws SQLException {
        var cards = cards();
        for (var round = 0; round < PURCHASES; round++) {
            for (var place : PLACES) {
                var card = cards.stream().filter(one -> place.equals("counter") || one.places().contains(place)).findFirst();
                if (card.isPresent()) {
                    cards.remove(card.get());
                    buy(place, card.get());
                }
            }
            if ((round + 1) % PRINTED_EVERY == 0 || round == PURCHASES - 1) {
                print();
            }
        }
    }

    private List<Card> cards() throws SQLException {
        var cards = new ArrayList<Card>();
        try (var statement = database.createStatement(); var rows = statement.executeQuery(CARDS)) {
            while (rows.next()) {
                cards.add(new Card(rows.getString(1), List.of(rows.getString(2).split(","))));
            }
        }
        return cards;
    }

    private void buy(String place, Card card) throws SQLException {
        var others = card.places().stream().filter(other -> !other.equals(place)).toList();
        var before = Instant.now();
        if (place.equals("counter")) {
            shop.post("/api/sales", "{\"channel\":\"counter\",\"orderId\":\"bench-" + card.sku() + "\",\"lines\":[{\"sku\":\"" + card.sku()
                    + "\",\"quantity\":1}]}");
        } else {
            shop.post("/sandbox/" + place + "/purchases", "{\"sku\":\"" + card.sku() + "\",\"quantity\":1}");
        }
        var bought = place.equals("counter") ? before : Instant.now();
        purchases++;
        for (var other : others) {
            BenchedShop.until(() -> isOff(other, card.sku(), before) || Instant.now().isAfter(bought.plus(LONGEST)));
            var off = Instant.now();
            BenchedShop.until(() -> other.equals("whatnot") || isReadBack(other, card.sku(), before)
                    || Instant.now().isAfter(bought.plus(LONGEST)));
            pairs.computeIfAbsent(place + " → " + other, _ -> new ArrayList<>()).add(parts(card.sku(), other, before, bought, off));
        }
    }

    /// At Whatnot nobody can take it off but a person: there the task counts.
    private boolean isOff(String channel, String sku, Instant since) throws SQLException {
        return channel.equals("whatnot")
                ? exists("select from operator_task where sku_key = ? and channel = ? and asked_at >= ?", sku, channel, since)
                : shop.buyable(channel, sku) == 0;
    }

    private boolean isReadBack(String channel, String sku, Instant since) throws SQLException {
        return exists("select from push_event where sku_key = ? and channel = ? and sent_at >= ? and read_at is not null", sku, channel,
                since);
    }

    private boolean exists(String sql, String sku, String channel, Instant since) throws SQLException {
        try (var statement = database.prepareStatement(sql)) {
            statement.setString(1, sku);
            statement.setString(2, channel);
            statement.setObject(3, since.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Parts parts(String sku, String channel, Instant before, Instant bought, Instant off) throws SQLException {
        try (var statement = database.prepareStatement(PARTS)) {
            var since = before.atOffset(ZoneOffset.UTC);
            Object[] values = {sku, channel, since, sku, channel, since, sku};
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("the sale of " + sku + " was never heard");
                }
                var asked = channel.equals("whatnot");
                return new Parts(after(bought, row.getObject(1, OffsetDateTime.class)),
                        after(bought, row.getObject(2, OffsetDateTime.class)),
                        after(bought, row.getObject(3, OffsetDateTime.class)),
                        asked ? -1 : after(bought, row.getObject(4, OffsetDateTime.class)),
                        asked ? -1 : after(bought, row.getObject(5, OffsetDateTime.class)),
                        asked ? after(bought, row.getObject(6, OffsetDateTime.class)) : Duration.between(bought, off).toNanos() / 1e6);
            }
        }
    }

    private static double after(Instant bought, OffsetDateTime at) {
        return at == null ? -1 : Duration.between(bought, at.toInstant()).toNanos() / 1e6;
    }

    private void print() {
        System.out.println("| bought on → off sale on | n | heard p50 | p95 | committed p50 | p95 | sent p50 | p95 | applied p50 | p95"
                + " | off sale for shoppers p50 | p95 | read back p50 | p95 |");
        System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        pairs.forEach((pair, all) -> System.out.println("| " + pair + " | " + all.size() + both(all.stream().map(Parts::heard).toList())
                + both(all.stream().map(Parts::committed).toList()) + both(all.stream().map(Parts::sent).toList())
                + both(all.stream().map(Parts::applied).toList()) + both(all.stream().map(Parts::offSale).toList())
                + both(all.stream().map(Parts::readBack).toList()) + " |"));
    }

    private static String both(Collection<Double> values) {
        var sorted = values.stream().filter(value -> value >= 0).sorted().toList();
        return sorted.isEmpty()
                ? " | – | –"
                : " | %,.0f | %,.0f".formatted(sorted.get(sorted.size() / 2),
                        sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)));
    }
}
