package io.soldonce.reconciler.listing;

import static io.soldonce.tables.journals.Tables.PUSH_EVENT;

import io.soldonce.channels.gateway.PushJournal;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The journal of pushes in PostgreSQL, with the listing's own row beside it.
public final class PushRows implements PushJournal {
    /// Everything that may forbid a push is looked at by the statement that writes it down. In mode approval a delist of units of its own
    /// that are gone (priority 0) goes without being released.
    private static final String SENT = """
        with asked as (
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::numeric[],
                   ?::text[], ?::text[], ?::timestamptz[], ?::uuid[])
                as x (id, sku_key, slot, external_id, action, revision, status, quantity, price, currency, payload, drained_at, claim)),
        allowed as (
            select x.*, d.at_index, d.cause_index from asked x
              join desired_listing d on d.sku_key = x.sku_key and d.channel = ? and d.slot = x.slot and d.revision = x.revision
              join due_listing q on q.sku_key = x.sku_key and q.channel = d.channel and q.slot = x.slot and q.claim_id = x.claim
              join channel_now c on c.channel = d.channel
              join worker_config w on not w.dry_run and w.enabled_channels && array['*', d.channel]
              left join push_approval a on a.sku_key = x.sku_key and a.channel = d.channel and a.slot = x.slot
             where c.mode = 'AUTO' or c.mode = 'APPROVAL'
                   and (q.priority = 0 and x.action = 'END' or a.revision = x.revision and a.released_at is not null)),
        journalled as (
            insert into push_event (id, sku_key, channel, slot, external_id, action, revision, at_index, cause_index, status, quantity,
                   price, currency, payload, drained_at, sent_at)
            select id, sku_key, ?, slot, external_id, action, revision, at_index, cause_index, status, quantity, price, currency, payload,
                   drained_at, ?::timestamptz from allowed)
        insert into listing_push (sku_key, channel, slot, open_push, open_revision, open_state, open_payload, open_status, open_quantity,
               open_price, open_currency, open_since, ask_at)
        select sku_key, ?, slot, id, revision, 'SENT', payload, status, quantity, price, currency, ?::timestamptz, ?::timestamptz from allowed
            on conflict (sku_key, channel, slot) do update set open_push = excluded.open_push, open_revision = excluded.open_revision,
               open_state = excluded.open_state, open_payload = excluded.open_payload, open_reference = null,
               open_status = excluded.open_status, open_quantity = excluded.open_quantity, open_price = excluded.open_price,
               open_currency = excluded.open_currency, open_since = excluded.open_since, ask_at = excluded.ask_at
        returning open_push""";

    private static final String ANSWERED = """
        with x as (select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as x (id, outcome, words, reference)),
        journalled as (
            update push_event e set outcome = x.outcome, words = x.words, reference = x.reference, answered_at = ?::timestamptz
              from x where e.id = x.id)
        update listing_push p set open_reference = x.reference, ask_at = ?::timestamptz,
               open_state = case x.outcome when 'DONE' then 'ACCEPTED' when 'UNKNOWN' then 'UNKNOWN' end,
               open_push = case when x.outcome in ('DONE', 'UNKNOWN') then p.open_push end
          from x where p.open_push = x.id""";

    private final DSLContext db;
    private final ChannelId channel;
    private final Clock clock;

    public PushRows(DSLContext db, ChannelId channel, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public Set<UUID> sent(List<Intent> intents) {
        var now = ReadBacks.at(clock.instant());
        return new HashSet<>(db.fetch(SENT, ReadBacks.column(intents, UUID.class, Intent::id),
                ReadBacks.column(intents, String.class, intent -> intent.listing().key().sku().key()),
                ReadBacks.column(intents, String.class, intent -> intent.listing().key().slot()),
                ReadBacks.column(intents, String.class, intent -> intent.listing().externalId()),
                ReadBacks.column(intents, String.class, intent -> intent.action().name()),
                ReadBacks.column(intents, Long.class, intent -> intent.listing().revision()),
                ReadBacks.column(intents, String.class, intent -> intent.listing().status().name()),
                ReadBacks.column(intents, Integer.class, intent -> intent.listing().quantity()),
                ReadBacks.column(intents, BigDecimal.class, intent -> price(intent, Money::amount)),
                ReadBacks.column(intents, String.class, intent -> price(intent, Money::currency)),
                ReadBacks.column(intents, String.class, intent -> intent.offer().payload()),
                ReadBacks.column(intents, OffsetDateTime.class, intent -> ReadBacks.at(intent.drainedAt())),
                ReadBacks.column(intents, UUID.class, Intent::claim), channel.value(), channel.value(), now, channel.value(), now, now)
                .map(row -> row.get(0, UUID.class)));
    }

    @Override
    public void answered(List<Answered> answers) {
        var now = ReadBacks.at(clock.instant());
        db.execute(ANSWERED, ReadBacks.column(answers, UUID.class, Answered::id),
                ReadBacks.column(answers, String.class, answer -> outcome(answer).kind()),
                ReadBacks.column(answers, String.class, answer -> outcome(answer).said()),
                ReadBacks.column(answers, String.class, answer -> answer.receipt().reference()), now, now);
    }

    @Override
    public Map<ListingKey, Integer> countSince(Collection<ListingKey> listings, Instant since) {
        var counts = new HashMap<ListingKey, Integer>();
        db.select(PUSH_EVENT.SKU_KEY, PUSH_EVENT.SLOT, DSL.count()).from(PUSH_EVENT)
                .where(PUSH_EVENT.SKU_KEY.in(listings.stream().map(key -> key.sku().key()).toList()))
                .and(PUSH_EVENT.CHANNEL.eq(channel.value())).and(PUSH_EVENT.SENT_AT.ge(ReadBacks.at(since)))
                .groupBy(PUSH_EVENT.SKU_KEY, PUSH_EVENT.SLOT)
                .forEach(row -> counts.put(new ListingKey(channel, new Sku(row.value1()), row.value2()), row.value3()));
        return counts;
    }

    private static CallOutcome outcome(Answered answer) {
        return answer.receipt().outcome();
    }

    private static <V> V price(Intent intent, Function<Money, V> part) {
        var price = intent.listing().price();
        return price == null ? null : part.apply(price);
    }
}
