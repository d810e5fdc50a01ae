package io.soldonce.reconciler.listing;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;

/// Writes down what was read back, and what failed: the push's journal and the listing's row in one statement.
final class ReadBacks {
    private static final String READ = """
        with x as (select x.* from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::text[],
                   ?::text[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::bigint[], ?::text[])
                as x (sku_key, slot, push, verdict, status, quantity, price, currency, words, fingerprint, ask_at, suspect_since, failures,
                   revision, told_by)
               join due_listing q on q.sku_key = x.sku_key and q.channel = ? and q.slot = x.slot and q.claim_id = ?::uuid),
        journalled as (
            update push_event e set verdict = x.verdict, shown_status = x.status, shown_quantity = x.quantity, shown_price = x.price,
                   shown_currency = x.currency, shown_words = x.words, read_at = ?::timestamptz
              from x where e.id = x.push and x.verdict is not null and e.read_at is null)
        insert into listing_push as p (sku_key, channel, slot, confirmed_status, confirmed_quantity, confirmed_price, confirmed_currency,
               confirmed_fingerprint, confirmed_at, confirmed_by, suspect_since, failures, failure)
        select sku_key, ?, slot, status, quantity, price, currency, fingerprint, case when status is not null then ?::timestamptz end,
               told_by, suspect_since, failures, words from x
            on conflict (sku_key, channel, slot) do update set
               open_push = case when excluded.open_push is null and (select verdict from x where x.sku_key = p.sku_key and x.slot = p.slot)
                   is null then p.open_push end,
               ask_at = (select ask_at from x where x.sku_key = p.sku_key and x.slot = p.slot),
               confirmed_revision = coalesce((select revision from x where x.sku_key = p.sku_key and x.slot = p.slot
                   and x.verdict in ('APPLIED', 'TOLD')), p.confirmed_revision),
               confirmed_status = coalesce(excluded.confirmed_status, p.confirmed_status),
               confirmed_quantity = coalesce(excluded.confirmed_quantity, p.confirmed_quantity),
               confirmed_price = case when excluded.confirmed_at is null then p.confirmed_price else excluded.confirmed_price end,
               confirmed_currency = case when excluded.confirmed_at is null then p.confirmed_currency else excluded.confirmed_currency end,
               confirmed_fingerprint = case when excluded.confirmed_at is null then p.confirmed_fingerprint
                   else excluded.confirmed_fingerprint end,
               confirmed_by = case when excluded.confirmed_at is null then p.confirmed_by else excluded.confirmed_by end,
               confirmed_at = coalesce(excluded.confirmed_at, p.confirmed_at), suspect_since = excluded.suspect_since,
               failures = excluded.failures, failure = excluded.failure""";

    private static final String FAILED = """
        update listing_push p set failures = p.failures + 1, failure = x.words
          from unnest(?::text[], ?::text[], ?::text[]) as x (sku_key, slot, words)
         where p.channel = ? and p.sku_key = x.sku_key and p.slot = x.slot""";

    private final DSLContext db;
    private final ChannelId channel;
    private final Clock clock;

    ReadBacks(DSLContext db, ChannelId channel, Clock clock) {
        this.db = db;
        this.channel = channel;
        this.clock = clock;
    }

    /// One listing and what was read of it.
    record Read(Standing standing, Reading reading) {}

    /// A push that the channel did not take.
    record Failed(Standing standing, String words) {}

    /// @param claim under which the listings are worked on; what a worker reads that has lost its claim does not count
    void read(List<Read> reads, UUID claim) {
        var now = at(clock.instant());
        db.execute(READ, column(reads, String.class, read -> read.standing().key().sku().key()),
                column(reads, String.class, read -> read.standing().key().slot()), column(reads, UUID.class, ReadBacks::push),
                column(reads, String.class, read -> read.reading().verdict() == null ? null : read.reading().verdict().name()),
                column(reads, String.class, read -> read.reading().shown() == null ? null : read.reading().shown().status().name()),
                column(reads, Integer.class, read -> read.reading().shown() == null ? null : read.reading().shown().quantity()),
                column(reads, BigDecimal.class, read -> price(read, Money::amount)),
                column(reads, String.class, read -> price(read, Money::currency)),
                column(reads, String.class, read -> read.reading().words()),
                column(reads, String.class, read -> read.reading().fingerprint()),
                column(reads, OffsetDateTime.class, read -> at(read.reading().askAt())),
                column(reads, OffsetDateTime.class, read -> at(read.reading().suspectSince())),
                column(reads, Integer.class, read -> read.reading().failures()),
                column(reads, Long.class, read -> read.standing().open() == null ? null : read.standing().open().revision()),
                column(reads, String.class, read -> read.reading().by()),
                channel.value(), claim, now, channel.value(), now);
    }

    void failed(List<Failed> failures) {
        db.execute(FAILED, column(failures, String.class, failed -> failed.standing().key().sku().key()),
                column(failures, String.class, failed -> failed.standing().key().slot()), column(failures, String.class, Failed::words),
                channel.value());
    }

    private static UUID push(Read read) {
        return read.standing().open() == null ? null : read.standing().open().push();
    }

    private static <V> V price(Read read, Function<Money, V> part) {
        var shown = read.reading().shown();
        return shown == null || shown.price() == null ? null : part.apply(shown.price());
    }

    @SuppressWarnings("unchecked")
    static <R, V> V[] column(List<R> rows, Class<V> type, Function<R, V> value) {
        return rows.stream().map(value).toArray(size -> (V[]) Array.newInstance(type, size));
    }

    static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
