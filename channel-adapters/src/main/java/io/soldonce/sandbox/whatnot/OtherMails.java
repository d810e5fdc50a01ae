package io.soldonce.sandbox.whatnot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import org.jooq.DSLContext;

import io.soldonce.sandbox.mail.Letter;
import io.soldonce.sandbox.mail.Postman;
import io.soldonce.sandbox.web.Json;
import io.soldonce.sandbox.web.KnobStore;
import io.soldonce.sandbox.web.Knobs;
import io.soldonce.sandbox.web.Refusal;
import tools.jackson.databind.node.ObjectNode;

/// What else may be in a seller's mailbox, as a tester wishes.
final class OtherMails {
    private static final Knobs PLAIN = new Knobs(Json.object());

    private final Postman postman;
    private final Supplier<UUID> ids;
    private final KnobStore knobs;

    OtherMails(Postman postman, Supplier<UUID> ids, KnobStore knobs) {
        this.postman = postman;
        this.ids = ids;
        this.knobs = knobs;
    }

    /// Puts one into the outbox.
    ///
    /// `kind` is `again` (of a sale, another Message-ID), `twice`, `redirected`, `attached`, `inline` (of a sale: `orderId`, or the last),
    /// `sale` (`title`, `price`: nobody bought anything), `receipt`, `delivered`, `newsletter`, or `letter` (`from`, `subject`, `text`,
    /// `html`, `signAs`).
    ///
    /// @return its Message-ID, without the angle brackets
    /// @throws Refusal 400 for a kind there is not, 404 for an order there is not
    String send(DSLContext db, Account account, ObjectNode wish, Instant now) {
        var own = account.mailbox();
        var ownDomain = own.substring(own.indexOf('@') + 1);
        var id = ids.get() + "@" + SaleMails.DOMAIN;
        var ownId = ids.get() + "@" + ownDomain;
        return switch (Json.need(wish, "kind")) {
            case "again" -> letter(db, account, sale(db, account, wish, id), SaleMails.DOMAIN, now);
            case "inline" -> letter(db, account, Forwarding.inline(sale(db, account, wish, id), own, ownId), ownDomain, now);
            case "twice" -> original(db, account, wish, id, now, mail -> mail, null);
            case "redirected" ->
                original(db, account, wish, id, now, mail -> Forwarding.redirected(mail, "old@example.com", own, now), null);
            case "attached" -> original(db, account, wish, ownId, now,
                    mail -> Forwarding.attached(mail, own, "Fwd: sold", ownId, now), ownDomain);
            case "sale" -> letter(db, account, Wording.sale("en", account.name(), Json.need(wish, "title"),
                    Wording.price(price(wish), account.currency()), id), SaleMails.DOMAIN, now);
            case "receipt" ->
                letter(db, account, Wording.receipt("cartes_exemple", "1064236555", Json.text(wish, "title", "Pikachu"), "12,50 €",
                        id), SaleMails.DOMAIN, now);
            case "delivered" -> letter(db, account, Wording.delivered(Json.text(wish, "title", "Pikachu"), id), SaleMails.DOMAIN, now);
            case "newsletter" -> letter(db, account, Wording.newsletter(id), SaleMails.DOMAIN, now);
            case "letter" -> letter(db, account, Letter.of(Json.need(wish, "from"), Json.need(wish, "subject"), id,
                    Json.text(wish, "text", ""), Json.text(wish, "html", null)), Json.text(wish, "signAs", null), now);
            default ->
                throw new Refusal(400, "There is no kind " + wish.path("kind") + " of mail: again, twice, redirected, attached, inline,"
                        + " sale, receipt, delivered, newsletter or letter.");
        };
    }

    private static BigDecimal price(ObjectNode wish) {
        try {
            return new BigDecimal(Json.need(wish, "price"));
        } catch (NumberFormatException e) {
            throw new Refusal(400, "\"price\" must be like \"12.00\".");
        }
    }

    private Letter sale(DSLContext db, Account account, ObjectNode wish, String id) {
        var sale = Sale.find(db, account.account(), Json.text(wish, "orderId", ""));
        return SaleMails.letter(account, sale, sale.title(), id, knobs.of(db, account.account()));
    }

    private String letter(DSLContext db, Account account, Letter letter, String domain, Instant now) {
        Outbox.put(db, Outbox.Wish.now(account.account(), postman.write(account.mailbox(), letter), domain, now));
        return letter.messageId();
    }

    /// What a person or a rule does with the mail that told of a sale.
    ///
    /// @param domain that signs the outcome; null when nobody does
    private String original(DSLContext db, Account account, ObjectNode wish, String id, Instant now,
            java.util.function.UnaryOperator<byte[]> handled, String domain) {
        var sale = Sale.find(db, account.account(), Json.text(wish, "orderId", ""));
        var mail = db.fetchOptional("select raw from whatnot.letter where order_id = ? and signature is null order by number limit 1",
                sale.orderId()).map(row -> row.get("raw", byte[].class))
                .orElseGet(() -> postman.sign(postman.write(account.mailbox(), SaleMails.letter(account, sale, sale.title(),
                        sale.messageId(), PLAIN)), SaleMails.DOMAIN));
        Outbox.put(db, Outbox.Wish.now(account.account(), handled.apply(mail), domain, now));
        return domain == null ? sale.messageId() : id;
    }
}
