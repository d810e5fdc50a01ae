package io.soldonce.app.console;

import io.soldonce.app.sandbox.SandboxCalls;
import io.soldonce.values.ChannelId;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Things that only one buyer can have, offered on as many sandbox marketplaces as possible: to buy one, and to watch it go elsewhere.
@Component
class ToTry {
    private static final String OFFERED = """
        select coalesce(i.sku, d.sku_key) as sku, i.title, string_agg(distinct d.channel, ',' order by d.channel) as channels
          from desired_listing d
          join item_now i on i.sku_key = d.sku_key and i.one_of_a_kind
          join listing_now n on n.sku_key = d.sku_key and n.channel = d.channel and n.slot = d.slot and n.is_seen_live
          left join listing_push p on p.sku_key = d.sku_key and p.channel = d.channel and p.slot = d.slot
         where d.status = 'LIVE' and d.quantity > 0 and d.channel = any(?) and coalesce(p.confirmed_quantity, 1) > 0
         group by d.sku_key, i.sku, i.title order by count(*) desc, d.sku_key limit ?""";

    private final DSLContext db;
    private final SandboxCalls sandbox;

    ToTry(DSLContext db, SandboxCalls sandbox) {
        this.db = db;
        this.sandbox = sandbox;
    }

    /// @param channels where a buyer could buy it now, as far as is known
    public record Offer(String sku, String title, List<String> channels) {
        public Offer {
            channels = List.copyOf(channels);
        }
    }

    /// Empty in a real installation.
    List<Offer> some(List<String> channels, int limit) {
        var sandboxes = channels.stream().filter(channel -> sandbox.isSandbox(new ChannelId(channel))).toArray(String[]::new);
        return sandboxes.length == 0
                ? List.of()
                : db.fetch(OFFERED, sandboxes, limit).map(row -> new Offer(row.get("sku", String.class), row.get("title", String.class),
                        Stream.of(row.get("channels", String.class).split(",")).toList()));
    }
}
