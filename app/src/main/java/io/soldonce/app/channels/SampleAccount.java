package io.soldonce.app.channels;

import io.soldonce.app.sandbox.SandboxMarketplaces;
import io.soldonce.app.sandbox.SandboxMarketplaces.Listed;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.values.ChannelId;
import org.jooq.DSLContext;

/// What a sandbox account holds before it is connected for the first time: what the seller says is listed there.
final class SampleAccount {
    private static final String LISTED = """
        select coalesce(i.sku, d.sku_key), l.title, d.quantity, d.price::text, d.currency, case i.condition when 'NEW' then 'NEW' when 'GRADED' then 'LIKE_NEW' else 'USED_VERY_GOOD' end, i.ean, l.external_id
          from desired_listing d
          join listing_now l on l.sku_key = d.sku_key and l.channel = d.channel and l.slot = d.slot
          left join item_now i on i.sku_key = d.sku_key
         where d.channel = ? and d.slot = '' and d.status = 'LIVE' and d.quantity > 0 and d.price is not null
         order by d.sku_key""";

    private final DSLContext db;
    private final SandboxMarketplaces sandboxes;

    SampleAccount(DSLContext db, SandboxMarketplaces sandboxes) {
        this.db = db;
        this.sandboxes = sandboxes;
    }

    void fill(ChannelId id, ChannelView channel) {
        if (!id.value().equals(channel.kind())) {
            return; // a second account begins empty
        }
        sandboxes.hold(id, db.fetch(LISTED, id.value()).map(row -> new Listed(row.get(0, String.class), row.get(1, String.class),
                row.get(2, Integer.class), row.get(3, String.class), row.get(4, String.class), row.get(5, String.class),
                row.get(6, String.class), row.get(7, String.class))));
    }
}
