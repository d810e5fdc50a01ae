package io.soldonce.channels.whatnot;

import io.soldonce.channels.mail.SigningKey;
import java.util.Random;

/// What somebody may do to a mail of a sale to have something else believed.
enum Forgery {
    NOT_SIGNED((sale, tools) -> tools.mail(sale)),
    SIGNED_BY_ANOTHER_KEY((sale, tools) -> tools.wrong.sign(tools.mail(sale))),
    SIGNED_BY_THE_FORGER((sale, tools) -> tools.evil.sign(tools.mail(sale))),
    SIGNED_BY_A_SUBDOMAIN_OF_THE_FORGER((sale, tools) -> tools.evil.sign(tools.mail(sale)).replace("d=evil.example",
            "d=whatnot.com.evil.example")),
    CLAIMS_TO_HAVE_PASSED((sale, tools) -> "Authentication-Results: mx.example.com; dkim=pass header.d=whatnot.com\r\n" + tools.mail(sale)),
    TITLE_CHANGED((sale, tools) -> tools.signed(sale).replace(sale.title(), "Another Card #" + tools.random.nextInt(1_000))),
    PRICE_CHANGED((sale, tools) -> tools.signed(sale).replace(sale.price(), "$" + (100 + tools.random.nextInt(900)) + ".01")),
    ONE_LETTER_CHANGED((sale, tools) -> {
        var signed = tools.signed(sale);
        var at = signed.indexOf("\r\n\r\n") + 4 + tools.random.nextInt(60);
        return signed.substring(0, at) + (char) (signed.charAt(at) ^ 1) + signed.substring(at + 1);
    }),
    TEXT_ADDED_BEHIND((sale, tools) -> tools.signed(sale) + "\r\nQuantity: 5\r\n"),
    LOOK_ALIKE_SENDER((sale, tools) -> tools.evil.sign(tools.mail(sale).replaceFirst("orders@whatnot.com", "orders@"
            + tools.any("whatn0t.com", "whatnot.com.evil.example", "what-not.com", "whatnott.com", "wharnot.com", "whatnot-mail.com",
                    "xn--whanot-b2f.com", "evil.example")))),
    SENDER_IN_THE_NAME((sale, tools) -> tools.evil.sign(tools.mail(sale).replaceFirst("From: [^\r]*",
            "From: \"orders@whatnot.com\" <x@evil.example>"))),
    TWO_FROM_HEADERS((sale, tools) -> tools.any("From: x@evil.example\r\n" + tools.signed(sale),
            tools.signed(sale).replaceFirst("\r\nTo:", "\r\nFrom: x@evil.example\r\nTo:"))),
    TWO_FROM_ADDRESSES((sale, tools) -> tools.real.sign(tools.mail(sale).replaceFirst("From: [^\r]*",
            "From: orders@whatnot.com, x@evil.example"))),
    TWO_SUBJECTS((sale, tools) -> "Subject: Your Other Card got sold! Get ready to ship it.\r\n" + tools.signed(sale)),
    TWO_TYPES((sale, tools) -> "Content-Type: text/html\r\n" + tools.signed(sale)),
    ONLY_A_PART_SIGNED((sale, tools) -> tools.real.sign(tools.mail(sale), "relaxed/relaxed", SigningKey.USUAL, "l=20;")
            + "Your listing, more, has sold for $9\r\n"),
    SUBJECT_NOT_SIGNED((sale, tools) -> tools.real.sign(tools.mail(sale), "relaxed/relaxed", "From:Date", "").replace("Subject: Your ",
            "Subject: Your X ")),
    RUN_OUT((sale, tools) -> tools.real.sign(tools.mail(sale), "relaxed/relaxed", SigningKey.USUAL, "x="
            + (MailCorpus.RECEIVED.getEpochSecond() - 1 - tools.random.nextInt(100_000)) + ";")),
    REPLAYED_WITH_OTHER_ID((sale, tools) -> tools.real.sign(tools.mail(sale), "relaxed/relaxed", "From:Subject:Date", "")
            .replaceFirst("Message-ID: [^\r]*", "Message-ID: <again-" + tools.random.nextInt() + "@x>")),
    REPLAYED_WITH_SIGNED_ID_CHANGED((sale, tools) -> tools.signed(sale).replaceFirst("Message-ID: [^\r]*", "Message-ID: <again@x>")),
    REPLAYED_BY_ANOTHER_WAY((sale, tools) -> MailWay.ALL.get(tools.random.nextInt(MailWay.ALL.size())).way.apply(tools.signed(sale))),
    TITLE_OF_THE_TEXT_IS_ANOTHER((sale, tools) -> tools.real.sign(tools.mail(sale).replaceFirst("Subject: Your ", "Subject: Your Big "))),
    TWO_PRICES((sale, tools) -> tools.real.sign(tools.mail(sale) + "You also earned $" + (1 + tools.random.nextInt(3)) + ".00 more.\r\n")),
    TWO_SALES((sale, tools) -> tools.real.sign(tools.mail(sale) + "And your listing, Other, has sold for " + sale.price() + "!\r\n")),
    NO_PRICE((sale, tools) -> tools.real
            .sign(tools.mail(sale).replace(sale.price(), tools.any("", "much", "$", "4.11", "$0.00", "$1.2.3")))),
    NO_QUANTITY((sale, tools) -> tools.real.sign(tools.mail(sale) + "Quantity: " + tools.any("0", "99999", "1\r\nQuantity: 2") + "\r\n")),
    HIDDEN_SALE((sale,
            tools) -> tools.real.sign(tools.html(sale, "<p " + tools.any("style=\"display:none\"", "style='display : none !important'",
                    "hidden", "style=\"visibility:hidden\"", "style=\"font-size:0\"", "style=\"opacity:0\"", "style=\"color:#fff\"",
                    "style=\"color:white;background:#FFFFFF\"", "style=\"position:absolute;left:-9999px\"", "class=\"gone\"",
                    "style=\"font-size:1px\"", "style=\"max-height:0;overflow:hidden\"", "style=\"text-indent:-9999px\"",
                    "style=\"color:transparent\"") + ">", "</p>"))),
    SALE_IN_A_COMMENT((sale, tools) -> tools.real.sign(tools.html(sale, tools.any("<!--", "<script>", "<style>", "<template>", "<title>"),
            tools.any("-->", "</script>", "</style>", "</template>", "</title>")))),
    PARTS_CONTRADICT((sale, tools) -> tools.real.sign(tools.alternative(sale, sale.html(false).replace(sale.price(), "$999.00")))),
    PARTS_NAME_TWO_TITLES((sale, tools) -> tools.real.sign(tools.alternative(sale, sale.html(false).replace(sale.title(), "Other Card")))),
    WRONG_CHARSET((sale, tools) -> tools.real.sign(tools.mail(sale).replace("charset=utf-8", "charset="
            + tools.any("utf-16", "utf-32", "no-such-thing", "ibm037", "utf-16le")))),
    TYPE_CHANGED_ON_THE_WAY((sale, tools) -> tools.real.sign(tools.mail(sale), "relaxed/relaxed", "From:Subject:Date", "")
            .replaceFirst("Content-Type: [^\r]*", "Content-Type: " + tools.any("text/html", "multipart/mixed; boundary=\"Hi Pat\"",
                    "message/rfc822", "application/pdf", "nonsense", "text/plain; charset=ibm037"))),
    DEEPLY_NESTED((sale, tools) -> tools.real.sign(tools.nested(sale, 11 + tools.random.nextInt(60)))),
    MANY_PARTS((sale, tools) -> tools.real.sign(tools.head(sale) + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\n\r\nx\r\n".repeat(2_000) + "--b\r\n\r\n" + sale.text() + "\r\n--b--\r\n")),
    MUCH_TEXT((sale, tools) -> tools.real.sign(tools.head(sale) + "Content-Type: text/plain\r\n\r\n" + "word word word\r\n".repeat(60_000)
            + sale.text())),
    MUCH_HTML((sale,
            tools) -> tools.real.sign(tools.head(sale) + "Content-Type: text/html\r\n\r\n" + "<div style='color:#fff'>".repeat(9_000)
                    + sale.html(false))),
    BROKEN_ENCODING((sale, tools) -> tools.real.sign(tools.mail(sale).replaceFirst("Content-Transfer-Encoding: [^\r]*",
            "Content-Transfer-Encoding: " + tools.any("base64", "x-uuencode", "quoted-printable\r\nX-Y: z"))
            .replace("Congrats", "Con=ZZgrats"))),
    SALE_OF_A_STRANGER_FORWARDED((sale, tools) -> MailWay.ATTACHED.way.apply(tools.evil.sign(tools.mail(sale)))),
    FORWARDED_TWICE((sale, tools) -> MailWay.ATTACHED.way.apply(MailWay.ATTACHED.way.apply(tools.signed(sale)))),
    FORWARDED_IN_THE_TEXT((sale, tools) -> MailWay.note().replace("Fwd: sold", "Fwd: " + sale.subject())
            + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + tools.signed(sale)),
    CUT_OFF((sale, tools) -> {
        var signed = tools.signed(sale);
        return signed.substring(0, tools.random.nextInt(signed.length() - 12));
    });

    interface Forging {
        String forge(MadeSale sale, Tools tools);
    }

    final Forging forging;

    Forgery(Forging forging) {
        this.forging = forging;
    }

    /// @param real  Whatnot's own key
    /// @param wrong one that says it is
    /// @param evil  somebody else's own
    record Tools(SigningKey real, SigningKey wrong, SigningKey evil, Random random) {
        static final String ID = "<wn-1@mail.whatnot.com>";

        String head(MadeSale sale) {
            return "From: Whatnot <orders@whatnot.com>\r\nTo: pat@example.com\r\nDate: Mon, 05 Oct 2026 02:11:00 +0000\r\nSubject: "
                    + sale.subject() + "\r\nMessage-ID: " + ID + "\r\nMIME-Version: 1.0\r\n";
        }

        String mail(MadeSale sale) {
            var part = MailPart.text("plain", "utf-8", "7bit", sale.text());
            return head(sale) + part.headers() + "\r\n" + part.body();
        }

        String signed(MadeSale sale) {
            return real.sign(mail(sale));
        }

        String html(MadeSale sale, String before, String behind) {
            return head(sale) + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>.gone{display:none}</style></head><body>"
                    + "<p>Hi Pat!</p>\r\n" + before + sale.text().replace("\n", "\r\n") + behind
                    + "<p>News of the week</p></body></html>\r\n";
        }

        String alternative(MadeSale sale, String html) {
            var part = MailPart.many("alternative", "b", MailPart.text("plain", "utf-8", "7bit", sale.text()),
                    MailPart.text("html", "utf-8", "7bit", html));
            return head(sale) + part.headers() + "\r\n" + part.body();
        }

        String nested(MadeSale sale, int depth) {
            var part = MailPart.text("plain", "utf-8", "7bit", sale.text());
            for (var i = 0; i < depth; i++) {
                part = MailPart.many("mixed", "b" + i, part);
            }
            return head(sale) + part.headers() + "\r\n" + part.body();
        }

        String any(String... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
