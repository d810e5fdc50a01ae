package io.soldonce.bench;

import io.soldonce.engine.EventCatalogue;
import io.soldonce.engine.InlineProjection;
import io.soldonce.engine.Rules;
import io.soldonce.ledger.LedgerRules;
import io.soldonce.projections.inline.InlineReadModels;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/// The whole path: the sale of one unit of a SKU with three listings.
final class Sales implements Path {
    private final SaleRows.Sample sample;

    private Sales(SaleRows.Sample sample) {
        this.sample = sample;
    }

    static void compare(Server server, Bench.Plan plan) throws Exception {
        var shop = Shop.open(server);
        SaleRows.Sample sample;
        try (var connection = server.open(shop)) {
            sample = SaleRows.Sample.lastSaleIn(connection);
        }
        System.out.printf("%nA sale is two events, %d and %d bytes of payload, %d of metadata each.%n", sample.placed().length(),
                sample.sold().length(), sample.metadata().length());
        var states = new KeptStates(new LedgerRules());
        try (var connection = server.open(shop)) {
            states.fold(connection, Shop.CATALOGUE);
        }
        Contest.run("Whole path: sales of one unit, three listings each", server, plan, new Sales(sample), shop, states);
    }

    @Override
    public EventCatalogue catalogue() {
        return Shop.CATALOGUE;
    }

    @Override
    public Rules rules() {
        return new LedgerRules();
    }

    @Override
    public InlineProjection inline() {
        return new InlineReadModels(Clock.systemUTC());
    }

    @Override
    public Object command(long number) {
        return Shop.sale(number);
    }

    @Override
    public PlainRows plain(Connection connection, AtomicLong index) throws SQLException {
        return new SaleRows(connection, index, sample);
    }
}
