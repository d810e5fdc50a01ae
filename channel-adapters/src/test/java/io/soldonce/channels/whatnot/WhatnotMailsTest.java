package io.soldonce.channels.whatnot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.soldonce.channels.mail.SigningKey;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.values.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatnotMailsTest {
    private static final SigningKey KEY = SigningKey.of("whatnot.com", 2048);
    /// System property `samples`, or a folder beside one of those above the working directory.
    private static final Path SAMPLES = samples();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        orders@whatnot.com      | Merci pour ton achat chez X sur Whatnot ! | Order #1064236555 Total : 12,00 €     | NOTHING
        orders@whatnot.com      | Your Card #1 has been Delivered           | Good news: your package was delivered | NOTHING
        hello@whatnot.com       | Sell more on Whatnot                      | This week a card sold for $12,000!    | NOTHING
        hello@whatnot.com       | Your best cards got sold! Get ready to ship it. | A card has sold for $12,000!    | NOTHING
        orders@whatnot.com      | Your Card got sold! Get ready to ship it. | Congrats!                             | SALE_NOT_UNDERSTOOD
        orders@whatnot.com      | A new subject                             | Congrats, your listing, Card, has sold for $4! | SALE_NOT_UNDERSTOOD
        donotreply@whatnot.com  | You have a cancellation request           | The buyer would like to cancel        | CANCELLATION_REQUESTED
        """)
    void otherMailsOfWhatnotAreNoSales(String from, String subject, String text, String expected) {
        var reading = read(KEY.sign("From: Whatnot <" + from + ">\r\nTo: pat@example.com\r\nSubject: " + subject
                + "\r\nDate: Mon, 05 Oct 2026 02:11:00 +0000\r\nMessage-ID: <2@x>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + new String(text.getBytes(StandardCharsets.UTF_8),
                        StandardCharsets.ISO_8859_1)
                + "\r\n"));
        assertThat(reading instanceof MailReading.Doubt(var _, var code, var _)
                ? code
                : reading instanceof MailReading.Nothing
                        ? "NOTHING"
                        : "SALE")
                .isEqualTo(expected);
    }

    @Test
    void theSampleOfARealMailIsASaleOnceItIsSigned() throws IOException {
        assumeThat(SAMPLES.resolve("sale.eml")).exists();
        var sample = Files.readString(SAMPLES.resolve("sale.eml"), StandardCharsets.ISO_8859_1).replace("\r\n", "\n").replace("\n", "\r\n");
        assertThat(read(sample)).isInstanceOfSatisfying(MailReading.Doubt.class, doubt -> assertThat(doubt.code()).isEqualTo("NOT_SIGNED"));
        assertThat(read(KEY.sign(sample))).isInstanceOfSatisfying(MailReading.Sale.class, sale -> {
            var line = sale.order().lines().getFirst();
            assertThat(line.title()).isEqualTo("Example Rookie Card PSA 10 #12/99");
            assertThat(line.unitPrice()).isEqualTo(Money.of("4.11", "USD"));
        });
        var asked = Files.readString(SAMPLES.resolve("cancellation-request.eml"), StandardCharsets.ISO_8859_1);
        assertThat(read(KEY.sign(asked.replace("\r\n", "\n").replace("\n", "\r\n")))).isInstanceOfSatisfying(MailReading.Doubt.class,
                doubt -> assertThat(doubt.code()).isEqualTo("CANCELLATION_REQUESTED"));
    }

    @Test
    void theDateOfAMailIsBelievedWithinReason() {
        var received = MailCorpus.RECEIVED;
        assertThat(WhatnotMails.placedAt(received.minusSeconds(9), received)).isEqualTo(received.minusSeconds(9));
        assertThat(WhatnotMails.placedAt(received.plusSeconds(9), received)).isEqualTo(received);
        assertThat(WhatnotMails.placedAt(received.minus(Duration.ofDays(8)), received)).isEqualTo(received);
        assertThat(WhatnotMails.placedAt((Instant) null, received)).isEqualTo(received);
    }

    @Test
    void aKeyOfATitleIsItsOwnKey() {
        for (var title : MadeSale.TITLES) {
            var parts = title.split("\\|");
            assertThat(WhatnotTitles.key(parts[0])).isEqualTo(parts[parts.length - 1]);
            assertThat(WhatnotTitles.key(WhatnotTitles.key(parts[0]))).isEqualTo(WhatnotTitles.key(parts[0]));
        }
    }

    private static Path samples() {
        return System.getProperty("samples") != null
                ? Path.of(System.getProperty("samples"), "whatnot")
                : Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                        .map(folder -> folder.resolve("shared").resolve("samples").resolve("whatnot")).filter(Files::isDirectory)
                        .findFirst()
                        .orElse(Path.of("no-samples"));
    }

    private static MailReading read(String raw) {
        return new WhatnotMails(WhatnotAccounts.real(), SigningKey.dnsOf(KEY))
                .read(new KeptMail(1, new UUID(1, 2), MailCorpus.RECEIVED, raw));
    }
}
