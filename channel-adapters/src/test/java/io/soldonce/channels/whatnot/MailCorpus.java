package io.soldonce.channels.whatnot;

import io.soldonce.channels.mail.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Writes the good mails of the tests: each of them with what must be read out of it, taken from what was put in. Only signatures differ
/// from one making to the next, for the key is thrown away.
final class MailCorpus {
    static final int MAILS = 200;
    static final Instant RECEIVED = Instant.parse("2026-10-05T12:00:00Z");
    private static final List<MailShape> SHAPES = List.of(MailShape.values());
    private static final long SEED = 20261005;

    private MailCorpus() {}

    /// @param args the folder to write to
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var key = SigningKey.of("whatnot.com", 2048);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("key.txt"), key.record() + "\n");
        var random = new Random(SEED);
        var mapper = JsonMapper.builder().build();
        for (var i = 0; i < MAILS; i++) {
            var shape = SHAPES.get(i % SHAPES.size());
            var way = MailWay.ALL.get(i % 7 % MailWay.ALL.size());
            var sale = MadeSale.of(i, random);
            var date = RECEIVED.minus(Duration.ofMinutes(random.nextInt(5_000)));
            var id = "<wn-" + (i + 1) + "@mail.whatnot.com>";
            var hasIdSigned = i % 10 != 3;
            var signed = key.sign(mail(sale, shape, i, id, date), i % 4 == 0 ? "simple/simple" : "relaxed/simple",
                    hasIdSigned ? SigningKey.USUAL : "From:Subject:Date", "");
            var json = mapper.createObjectNode().put("shape", shape + " " + way).put("title", sale.title()).put("key", sale.key())
                    .put("amount", sale.amount()).put("currency", sale.currency()).put("quantity", sale.quantity())
                    .put("placedAt", date.toString()).put("messageId", id).put("orderId", orderId(hasIdSigned ? id : signature(signed)));
            var name = "%03d".formatted(i + 1);
            Files.write(folder.resolve(name + ".eml"), way.way.apply(signed).getBytes(StandardCharsets.ISO_8859_1));
            Files.writeString(folder.resolve(name + ".json"), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        }
    }

    static String mail(MadeSale sale, MailShape shape, int number, String id, Instant date) {
        var part = shape.writing.apply(sale);
        var charset = number % 5 == 4 ? "utf-16" : "utf-8";
        return "From: " + (number % 3 == 0
                ? "\"Whatnot\" <orders@whatnot.com>"
                : number % 3 == 1
                        ? "Whatnot <orders@mail.whatnot.com>"
                        : "=?utf-8?Q?Whatnot?= <orders@whatnot.com>")
                + "\r\nTo: pat@example.com\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.ofHours(number % 5 - 2))) + "\r\nSubject: "
                + MailPart.header(sale.subject(), charset, charset.equals("utf-16") || number % 2 == 0) + "\r\nMessage-ID: " + id
                + "\r\nMIME-Version: 1.0\r\n" + part.headers() + "X-Mailer: made up\r\n\r\n" + part.body();
    }

    /// The value of the first signature's `b=`.
    static String signature(String signed) {
        var found = Pattern.compile("[;:]\\s*b=([^;]*)").matcher(signed.substring(0, signed.indexOf("\r\nFrom:")));
        return found.find() ? found.group(1).replaceAll("\\s", "") : "";
    }

    static String orderId(String named) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return "mail-" + HexFormat.of().formatHex(digest).substring(0, 20);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
