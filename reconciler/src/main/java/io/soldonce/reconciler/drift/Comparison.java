package io.soldonce.reconciler.drift;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Every listing of a channel against what was observed, in one statement. Whatever does not simply agree is found in `drift_found`, a
/// table of this connection, with one of these verdicts:
///
/// - `IGNORED`: told something since the observation began, or about to be told
/// - `FEWER`: shows fewer than it should, or is gone: perhaps a sale nobody told
/// - `MORE`: shows more than it should, sold or ended ones that are live again included
/// - `PRICE`: the right number at another price
/// - `TITLE`: the title was changed there by somebody else. A title that merely differs is none: channels shorten titles
/// - `NOTED`: shows what it should, but not what it was last read to show
/// - `AGREES`: only when a fact is to be recorded
///
/// How many are for sale is compared, not the word: a listing of quantity 0 and an ended one offer the same.
final class Comparison {
    private static final String MAKE = """
        drop table if exists drift_found;
        create temp table drift_found (nr bigint primary key, sku_key text not null, slot text not null, revision bigint not null,
               at_index bigint not null, shown_id text, is_gone boolean not null, for_sale int not null, shown_price numeric,
               shown_currency text, fingerprint text, verdict text not null, is_twice boolean not null, fact text,
               shown_since timestamptz)""";

    /// The tables that have to be joined, whatever is compared.
    static final String TABLES = """
          from listing_now l
          join desired_listing d on d.sku_key = l.sku_key and d.channel = l.channel and d.slot = l.slot
          left join listing_push p on p.sku_key = l.sku_key and p.channel = l.channel and p.slot = l.slot
          left join due_listing q on q.sku_key = l.sku_key and q.channel = l.channel and q.slot = l.slot
          left join observed_listing o on o.channel = l.channel and o.sku_key = l.sku_key and o.slot = l.slot
        """;

    private static final String FINGERPRINT = "left(encode(sha256(convert_to(title, 'UTF8')), 'hex'), 32)";

    private static final String COMPARE = """
        with look as (select ?::text as channel, ?::timestamptz as started_at, ?::timestamptz as before),
        changed as materialized (
            select c.external_id, c.after is null as is_gone,
                   c.before is not null and c.after is not null and c.before ->> 'title' is distinct from c.after ->> 'title' as is_retitled
              from observation_change c, look where c.channel = look.channel and c.observed_at = look.started_at and c.before is not null),
        retitled as materialized (select external_id from changed where is_retitled),
        vanished as materialized (select external_id from changed where is_gone),
        side_by_side as (
            select l.sku_key, l.channel, l.slot, l.external_id, l.is_seen_live, l.is_seen_ended, l.at_index, d.revision, d.price, d.currency,
                   d.fingerprint, p.confirmed_status, p.confirmed_quantity, p.confirmed_price, p.confirmed_currency,
                   p.confirmed_fingerprint, p.suspect_since, p.sku_key is null as is_never_read, o.external_id as shown_id, o.title, o.observed_at,
                   o.price as shown_price, o.currency as shown_currency, look.started_at, look.before,
                   case when d.status = 'LIVE' then d.quantity else 0 end as should,
                   case when o.status = 'LIVE' then o.quantity else 0 end as for_sale,
                   o.status is distinct from 'LIVE' as is_gone,
                   p.open_push is not null or coalesce(p.confirmed_at >= look.started_at, false) as is_told,
                   q.sku_key is not null as is_due,
                   coalesce(p.confirmed_at < look.before, true) as is_untold_since_before,
                   o.external_id is null or o.observed_at < look.started_at as is_unchanged
            %s join look on look.channel = l.channel
             where d.status <> 'UNKNOWN' and d.quantity is not null %s),
        known as (
            select s.*,
                   case when not is_gone or not (should > 0 or not is_seen_ended or confirmed_status = 'LIVE') then false
                        when before is null or not is_unchanged or not is_untold_since_before then false
                        else not exists (select from vanished v where v.external_id = s.external_id)
                             and (is_seen_ended or (select g.recorded_at < before from log_entry g where g.global_index = s.at_index))
                   end as is_twice,
                   case when is_gone or title is null then null
                        when is_never_read then %s
                        when is_untold_since_before and exists (select from retitled r where r.external_id = s.shown_id) then %s
                   end as shown_fingerprint
              from side_by_side s),
        judged as (
            select k.*,
                   case when is_told or is_due then 'IGNORED'
                        when for_sale < should then 'FEWER'
                        when for_sale > should then 'MORE'
                        when should > 0 and (price <> shown_price or currency <> shown_currency) then 'PRICE'
                        when should > 0 and not is_never_read and shown_fingerprint is not null and shown_fingerprint <> fingerprint
                             and shown_fingerprint is distinct from confirmed_fingerprint then 'TITLE'
                        when suspect_since is not null then 'NOTED'
                        when is_gone and is_twice and confirmed_status = 'LIVE' then 'NOTED'
                        when not is_gone and (confirmed_status is distinct from 'LIVE' or confirmed_quantity is distinct from for_sale
                             or shown_price <> coalesce(confirmed_price, -1) or shown_currency <> coalesce(confirmed_currency, ''))
                             then 'NOTED'
                        else 'AGREES' end as verdict,
                   case when is_told then null
                        when not is_gone and (not is_seen_live or external_id is distinct from shown_id)
                             and (select g.recorded_at < started_at from log_entry g where g.global_index = k.at_index) then 'LIVE'
                        when is_twice and not is_seen_ended and external_id is not null
                             and (select x.external_id from observed_listing x
                                   where x.channel = k.channel and x.external_id = k.external_id and x.status = 'LIVE') is null
                             then 'ENDED'
                   end as fact
              from known k)
        insert into drift_found
        select row_number() over (order by sku_key, slot), sku_key, slot, revision, at_index, shown_id, is_gone, for_sale, shown_price,
               shown_currency, shown_fingerprint, verdict, is_twice, fact,
               coalesce(observed_at, (select max(c.observed_at) from observation_change c
                                       where c.channel = judged.channel and c.external_id = judged.external_id and c.after is null),
                        '-infinity')
          from judged where verdict <> 'AGREES' or fact is not null"""
            .formatted(TABLES, "%s", FINGERPRINT, FINGERPRINT);

    private static final String COUNT = "select count(*) from desired_listing where channel = ? and status <> 'UNKNOWN' and quantity is not null";

    private Comparison() {}

    /// @param found rows of `drift_found` by verdict
    record Result(long compared, Map<String, Long> found) {
        long of(String verdict) {
            return found.getOrDefault(verdict, 0L);
        }

        long agreeing() {
            return Math.max(0, compared - of("IGNORED") - of("FEWER") - of("MORE") - of("PRICE") - of("TITLE"));
        }
    }

    /// @param before       start of the complete observation before, null when there was none
    /// @param suspectsOnly compares again only the listings that are suspected of an untold sale
    static Result compare(Statements statements, String channel, Instant startedAt, Instant before, boolean suspectsOnly)
            throws SQLException {
        statements.execute(MAKE);
        statements.run(sql(suspectsOnly), channel, startedAt, before);
        var found = new HashMap<String, Long>();
        statements.list("select verdict, count(*) from drift_found group by verdict", row -> found.put(row.getString(1), row.getLong(2)));
        var compared = statements.first(COUNT, row -> row.getLong(1), channel);
        return new Result(compared, Map.copyOf(found));
    }

    static String sql(boolean suspectsOnly) {
        return COMPARE.formatted(suspectsOnly ? "and p.suspect_since is not null" : "");
    }
}
