package io.soldonce.sandbox.ebay;

import java.time.Instant;
import java.util.Set;

import org.jooq.DSLContext;

import tools.jackson.databind.node.ObjectNode;

/// Listings made and changed without the API.
final class Catalogue {
    private Catalogue() {}

    /// @param listings JSON array of `{sku, title, quantity, price, currency, condition, ean}`
    /// @return how many there were not before
    static int add(DSLContext tx, String account, String listings, String description, Instant now) {
        return tx.execute("""
            with wish as materialized (
                select * from jsonb_to_recordset(?::jsonb)
                    as w (sku text, title text, quantity int, price numeric, currency text, condition text, ean text)),
            new_item as (
                insert into ebay.item (account, sku, document, quantity, locale)
                select ?, sku, jsonb_strip_nulls(jsonb_build_object('condition', coalesce(condition, 'USED_VERY_GOOD'),
                    'product', jsonb_build_object('title', left(title, 80), 'description', ?::text,
                        'imageUrls', jsonb_build_array('https://images.example.com/' || md5(sku) || '.jpg'),
                        'ean', case when ean is not null then jsonb_build_array(ean) end))), quantity, 'en_US'
                from wish on conflict do nothing returning sku),
            terms as (
                select max(policy_id) filter (where kind = 'PAYMENT') as payment, max(policy_id) filter (where kind = 'RETURN') as back,
                    max(policy_id) filter (where kind = 'FULFILLMENT') as shipping
                from ebay.policy join ebay.account using (account, marketplace) where account = ?),
            new_offer as (
                insert into ebay.offer (account, sku, marketplace, format, document, quantity, price, currency, is_published)
                select a.account, w.sku, a.marketplace, 'FIXED_PRICE', jsonb_build_object('categoryId', '183454',
                    'merchantLocationKey', 'default', 'listingDuration', 'GTC', 'listingDescription', ?::text,
                    'listingPolicies', jsonb_build_object('paymentPolicyId', t.payment::text, 'returnPolicyId', t.back::text,
                        'fulfillmentPolicyId', t.shipping::text)), w.quantity, w.price, coalesce(w.currency, a.currency), true
                from wish w join new_item using (sku) cross join terms t cross join ebay.account a where a.account = ?
                returning offer_id, account, sku)
            insert into ebay.listing (account, sku, offer_id, started_at) select account, sku, offer_id, ?::timestamptz from new_offer
            """, listings, account, description, account, description, account, Listings.at(now)) == 0
                ? 0
                : tx.execute("update ebay.offer o set listing_id = l.listing_id from ebay.listing l"
                        + " where l.offer_id = o.offer_id and o.is_published and o.listing_id is null and o.account = ?", account);
    }

    /// @throws AdminRefusal 404 when there is no such listing
    static void edit(DSLContext tx, String account, String sku, ObjectNode wish, Instant now) {
        SkuLock.await(tx, account, Set.of(sku));
        var found = OfferRow.find(tx, "o.account = ? and o.sku = ? order by o.format desc, o.offer_id", account, sku);
        if (found.isEmpty()) {
            throw new AdminRefusal(404, "There is no offer of " + sku + " of " + account + ".");
        }
        var offer = found.getFirst();
        if (wish.path("quantity").isInt()) {
            int quantity = wish.path("quantity").intValue();
            tx.execute("update ebay.item set quantity = ? where account = ? and sku = ?", quantity, account, sku);
            tx.execute("update ebay.offer set quantity = ? where offer_id = ?", quantity, offer.offerId());
        }
        if (Json.text(wish, "price") != null) {
            tx.execute("update ebay.offer set price = ?::numeric where offer_id = ?", Json.text(wish, "price"), offer.offerId());
        }
        if (Json.text(wish, "title") != null) {
            tx.execute("update ebay.item set document = jsonb_set(document, '{product,title}', to_jsonb(?::text))"
                    + " where account = ? and sku = ?", Json.text(wish, "title"), account, sku);
        }
        if (wish.path("ended").asBoolean(false)) {
            tx.execute("update ebay.listing set ended_at = ?::timestamptz where listing_id = ? and ended_at is null", Listings.at(now),
                    offer.listingId());
        }
        if (wish.path("relisted").asBoolean(false) && !offer.isLive()) {
            long listingId = tx.fetchSingle("insert into ebay.listing (account, sku, offer_id, started_at) values (?, ?, ?, ?::timestamptz)"
                    + " returning listing_id", account, sku, offer.offerId(), Listings.at(now)).get(0, Long.class);
            tx.execute("update ebay.offer set is_published = true, listing_id = ? where offer_id = ?", listingId, offer.offerId());
        }
    }
}
