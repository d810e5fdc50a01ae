package io.soldonce.channels.whatnot;

import java.util.List;
import java.util.function.UnaryOperator;

/// How a signed mail comes to the mailbox.
enum MailWay {
    STRAIGHT(mail -> "Received: from mx.example.org by mail.example.com; Mon, 05 Oct 2026 02:11:07 +0000\r\n" + mail),
    REDIRECTED(mail -> "Received: from a by b; Mon, 05 Oct 2026 02:12:00 +0000\r\nResent-From: <pat@example.com>\r\nResent-To: "
            + "<stock@example.com>\r\nResent-Date: Mon, 05 Oct 2026 02:12:00 +0000\r\nResent-Message-ID: <r-1@example.com>\r\n" + mail),
    LINE_FEEDS(mail -> mail.replace("\r\n", "\n")),
    ATTACHED(mail -> note() + MailPart.many("mixed", "hand", MailPart.text("plain", "utf-8", "8bit", "See below.\n"),
            new MailPart("Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"sale.eml\"\r\n", mail)).headers()
            + "\r\n" + MailPart.many("mixed", "hand", MailPart.text("plain", "utf-8", "8bit", "See below.\n"),
                    new MailPart("Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename=\"sale.eml\"\r\n", mail))
                    .body()),
    OTHER_SIGNATURES(mail -> "DKIM-Signature: v=1; a=rsa-sha256; d=mailer.example; s=x; h=From:Subject:Date; bh=abc=; b=abc=\r\n"
            + "Authentication-Results: mail.example.com; dkim=pass\r\n" + mail);

    static final List<MailWay> ALL = List.of(values());

    final UnaryOperator<String> way;

    MailWay(UnaryOperator<String> way) {
        this.way = way;
    }

    static String note() {
        return String.join("\r\n", "From: Pat <pat@example.com>", "To: stock@example.com", "Subject: Fwd: sold",
                "Date: Mon, 05 Oct 2026 03:00:00 +0000", "Message-ID: <n-1@example.com>", "MIME-Version: 1.0", "");
    }
}
