package io.soldonce.projections.query.channel;

/// The one meaning of "what a channel shows": what a push was read back to show or what the last complete look showed, whichever is later.
/// A listing that the last look did not show is gone; what was never read is not known.
final class Shelves {
    /// Every listing with what it should offer (`should`, `price`...) and what it is known to offer (`shown_*`).
    static final String SIDES = """
        select l.sku_key, l.channel, l.slot, l.title, l.external_id, d.status, d.quantity, d.price, d.currency, d.reasons, d.revision,
               case when d.status = 'LIVE' then d.quantity else 0 end as should,
               case when shown.status = 'LIVE' then shown.quantity when shown.status is not null then 0 end as offered,
               shown.status as shown_status, shown.quantity as shown_quantity, shown.price as shown_price, shown.currency as shown_currency,
               shown.at as shown_at, p.suspect_since
          from listing_now l
          join desired_listing d on d.sku_key = l.sku_key and d.channel = l.channel and d.slot = l.slot
          left join listing_push p on p.sku_key = l.sku_key and p.channel = l.channel and p.slot = l.slot
          left join observation b on b.channel = l.channel and b.complete_at is not null
          left join observed_listing o on o.channel = l.channel and o.sku_key = l.sku_key and o.slot = l.slot
         cross join lateral (
            select case when p.confirmed_status is not null and coalesce(p.confirmed_at >= b.complete_at, true) then p.confirmed_status
                        when b.complete_at is not null then coalesce(o.status, 'ENDED')
                        when l.external_id is null then 'ENDED' end,
                   case when p.confirmed_status is not null and coalesce(p.confirmed_at >= b.complete_at, true) then p.confirmed_quantity
                        when b.complete_at is not null then coalesce(o.quantity, 0)
                        when l.external_id is null then 0 end,
                   case when p.confirmed_status is not null and coalesce(p.confirmed_at >= b.complete_at, true) then p.confirmed_price
                        when b.complete_at is not null then o.price end,
                   case when p.confirmed_status is not null and coalesce(p.confirmed_at >= b.complete_at, true) then p.confirmed_currency
                        when b.complete_at is not null then o.currency end,
                   case when p.confirmed_status is not null and coalesce(p.confirmed_at >= b.complete_at, true) then p.confirmed_at
                        when b.complete_at is not null then b.complete_at end) as shown (status, quantity, price, currency, at)
         where d.status <> 'UNKNOWN' and d.quantity is not null""";

    /// True of a row of [#SIDES] that shows something else than it should. How many are for sale counts, not the word.
    static final String DIFFERS = """
        (offered <> should or offered > 0 and should > 0 and (price <> shown_price or currency <> shown_currency))""";

    private Shelves() {}
}
