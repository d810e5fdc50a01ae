package io.soldonce.channels.whatnot;

import java.nio.charset.Charset;
import java.util.function.Function;

/// The ways in which one and the same sale can be written as a mail.
enum MailShape {
    PLAIN_8BIT(sale -> plain(sale, "utf-8", "8bit")),
    PLAIN_QUOTED(sale -> plain(sale, "utf-8", "quoted-printable")),
    PLAIN_BASE64(sale -> plain(sale, "UTF-8", "base64")),
    PLAIN_LATIN(sale -> plain(sale, fit(sale, "iso-8859-1"), "quoted-printable")),
    PLAIN_WINDOWS(sale -> plain(sale, fit(sale, "windows-1252"), "base64")),
    PLAIN_UTF16(sale -> plain(sale, "utf-16", "base64")),
    PLAIN_NO_CHARSET(sale -> plain(sale, null, "8bit")),
    PLAIN_FLOWED(sale -> new MailPart("Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n",
            MailPart.encoded(sale.text().replaceAll("(\\S{20,} |.{40,60}? )", "$1\n"), "utf-8", "8bit"))),
    HTML_QUOTED(sale -> html(sale.html(false), "utf-8", "quoted-printable")),
    HTML_BASE64(sale -> html(sale.html(true), "utf-8", "base64")),
    HTML_LATIN_ENTITIES(sale -> html(sale.html(true), "iso-8859-1", "base64")),
    HTML_WINDOWS(sale -> html(sale.html(true), "windows-1252", "quoted-printable")),
    HTML_UTF16(sale -> html(sale.html(false), "utf-16", "base64")),
    HTML_META_CHARSET(sale -> html(sale.html(false).replace("<html>", "<html><head><meta charset=\"utf-8\"></head>"), null, "8bit")),
    HTML_PREHEADER(
            sale -> html(sale.html(false).replace("<body>", "<body><div style=\"display:none;max-height:0\">Ship it for $9.99!</div>"),
                    "utf-8", "quoted-printable")),
    HTML_TABLES(sale -> html(sale.html(false).replace("<p>", "<table><tr><td style=\"font-size:0px;padding:10px\"><div "
            + "style=\"font-size:13px;line-height:1;color:#000000\">").replace("</p>", "</div></td></tr></table>"), "utf-8", "base64")),
    HTML_CLASSES(sale -> html(sale.html(false).replace("<html>", "<html><head><style>.gone { display: none } p { color: #333 }"
            + " @media (max-width:600px) { p { display: none } }</style></head>").replace("<p>", "<p class=\"x\">"), "utf-8", "base64")),
    HTML_WHITE_BUTTON(sale -> html(sale.html(false).replace("</body>", "<a style=\"background-color:#111;color:#fff\">Ship it</a></body>"),
            "utf-8", "quoted-printable")),
    HTML_BOLD_TITLE(sale -> html(sale.html(false).replace(MadeSale.escaped(sale.title(), false),
            "<b>" + MadeSale.escaped(sale.title(), false)
                    + "</b>"),
            "utf-8", "base64")),
    ALTERNATIVE(sale -> both(sale, "quoted-printable")),
    ALTERNATIVE_BASE64(sale -> both(sale, "base64")),
    ALTERNATIVE_TWO_CHARSETS(sale -> MailPart.many("alternative", "a=b", plain(sale, fit(sale, "iso-8859-1"), "8bit"),
            html(sale.html(true), "utf-16", "base64"))),
    ALTERNATIVE_EMPTY_PLAIN(sale -> MailPart.many("alternative", "x", MailPart.text("plain", "utf-8", "8bit",
            "Please look at this with a program that shows HTML.\n"), html(sale.html(false), "utf-8", "quoted-printable"))),
    MIXED_WITH_FILE(sale -> MailPart.many("mixed", "outer", both(sale, "quoted-printable"), MailPart.file("application/pdf", "attachment",
            "label.pdf"))),
    RELATED(sale -> MailPart.many("related", "r", html(sale.html(false), "utf-8", "base64"),
            MailPart.file("image/png", "inline", "a.png"))),
    ALTERNATIVE_RELATED(sale -> MailPart.many("alternative", "alt", plain(sale, "utf-8", "base64"), MailPart.many("related", "alt-2",
            html(sale.html(false), "utf-8", "quoted-printable"), MailPart.file("image/png", "inline", "a.png")))),
    NESTED(sale -> MailPart.many("mixed", "1", MailPart.many("mixed", "12", MailPart.many("mixed", "123", MailPart.many("mixed", "1234",
            both(sale, "base64")))))),
    PREAMBLE(sale -> both(sale, "quoted-printable").withBody("This is a mail of several parts.\r\n\r\n",
            "\r\nAnd this is behind them.\r\n")),
    ODD_BOUNDARY(sale -> MailPart.many("alternative", "'()+_,-./:=? x", plain(sale, "utf-8", "8bit"), html(sale.html(false), "utf-8",
            "base64")));

    final Function<MadeSale, MailPart> writing;

    MailShape(Function<MadeSale, MailPart> writing) {
        this.writing = writing;
    }

    private static MailPart plain(MadeSale sale, String charset, String encoding) {
        return MailPart.text("plain", charset, encoding, sale.text());
    }

    private static MailPart html(String html, String charset, String encoding) {
        return MailPart.text("html", charset, encoding, html);
    }

    private static MailPart both(MadeSale sale, String encoding) {
        return MailPart.many("alternative", "----=_Part_12", plain(sale, "utf-8", encoding), html(sale.html(false), "utf-8", encoding));
    }

    /// UTF-8 when the charset has not all the characters.
    private static String fit(MadeSale sale, String charset) {
        return Charset.forName(charset).newEncoder().canEncode(sale.text()) ? charset : "utf-8";
    }
}
