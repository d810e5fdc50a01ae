package io.soldonce.app.console;

import io.soldonce.app.api.Switch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/// The channels as the board shows them.
@Component
class Tiles {
    private static final String CHANNELS = """
        select c.channel, c.name, c.mode, o.complete_at, o.trouble as look_trouble, s.complete_up_to, s.trouble as sales_trouble,
            o.channel is not null or s.channel is not null as connected, k.open_until, k.words,
            coalesce(d.due, 0) as due, coalesce(d.urgent, 0) as urgent, coalesce(d.parked, 0) as parked, coalesce(p.told, 0) as told,
            coalesce(p.agreeing, 0) as agreeing, coalesce(p.compared, 0) as compared
        from channel_now c
        left join observation o on o.channel = c.channel
        left join sales_progress s on s.channel = c.channel
        left join circuit k on k.channel = c.channel and k.open_until > now()
        left join (
            select channel, count(*) filter (where plan_id is null) as due, count(*) filter (where plan_id is null and priority = 0) as urgent,
                count(*) filter (where plan_id is not null) as parked
            from due_listing group by channel) d on d.channel = c.channel
        left join (
            select channel, count(*) filter (where l.open_push is not null) as told, count(l.confirmed_status) as compared,
                count(*) filter (where l.confirmed_status = w.status
                    and (w.status <> 'LIVE' or l.confirmed_quantity = w.quantity and (w.price is null or l.confirmed_price = w.price)))
                    as agreeing
            from listing_push l join desired_listing w using (sku_key, channel, slot) where w.status <> 'UNKNOWN'
            group by channel) p on p.channel = c.channel
        order by case c.role when 'PRIMARY' then 0 when 'SECONDARY' then 1 else 2 end, c.channel""";

    private final DSLContext dsl;
    private final Switch board;

    Tiles(DSLContext dsl, Switch board) {
        this.dsl = dsl;
        this.board = board;
    }

    List<Tile> all() {
        var now = board.now();
        return dsl.resultQuery(CHANNELS).fetch(row -> tile(row, now));
    }

    private static Tile tile(Record row, Switch.State board) {
        var channel = row.get("channel", String.class);
        return new Tile(channel, row.get("name", String.class), Shown.HERE.code(row.get("mode", String.class)), board.isOn(channel),
                row.get("connected", Boolean.class), instant(row, "complete_at"), instant(row, "complete_up_to"), number(row, "due"),
                number(row, "urgent"), number(row, "told"), number(row, "parked"), number(row, "agreeing"), number(row, "compared"),
                instant(row, "open_until"), Stream.of("look_trouble", "sales_trouble", "words").map(column -> row.get(column, String.class))
                        .filter(Objects::nonNull).distinct().toList());
    }

    private static int number(Record row, String column) {
        return row.get(column, Integer.class);
    }

    private static Instant instant(Record row, String column) {
        var at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
