package io.soldonce.channels.whatnot;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.Documents;
import io.soldonce.channels.mail.MailKeys;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.channels.spi.ToldOrder;
import io.soldonce.values.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two hundred mails of sales, each of them signed, each with what it tells in a file beside it.
class GoodMailsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = new String(document("key.txt"), StandardCharsets.UTF_8).strip();
    private static final MailKeys KEYS = name -> name.equals("s1._domainkey.whatnot.com") ? List.of(KEY) : List.of();
    private static final UUID INPUT = new UUID(1, 2);

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void everySaleIsReadAsItWasMade(String name) {
        var told = told(name);
        var expected = expected(name);
        var line = told.lines().getFirst();
        var quantity = expected.path("quantity").intValue();
        var price = Money.of(expected.path("amount").asString(), expected.path("currency").asString());
        assertThat(told.lines()).hasSize(1);
        assertThat(line.externalId()).isEqualTo(expected.path("key").asString());
        assertThat(line.quantity()).isEqualTo(quantity);
        assertThat(line.unitPrice()).isEqualTo(quantity == 1 ? price : null);
        assertThat(line.lineId()).isEqualTo("1");
        assertThat(WhatnotTitles.key(line.title())).isEqualTo(line.externalId());
        assertThat(told.orderId()).isEqualTo(expected.path("orderId").asString());
        assertThat(told.placedAt()).isEqualTo(Instant.parse(expected.path("placedAt").asString()));
        assertThat(told.mail()).isEqualTo(new ToldOrder.Mail(INPUT, expected.path("messageId").asString()));
        assertThat(told.isPaid()).isTrue();
        assertThat(told.isCancelled()).isFalse();
    }

    @Test
    void theyAreWrittenInManyWays() {
        var shapes = new HashSet<String>();
        names().forEach(name -> shapes.add(expected(name).path("shape").asString()));
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(100);
        assertThat(names().mapToLong(name -> document(name + ".eml").length).max().orElseThrow()).isLessThan(6_000);
    }

    @Test
    void withoutTheKeyNoneOfThemIsASale() {
        names().forEach(name -> assertThat(reading(name, _ -> List.of())).isInstanceOf(MailReading.Doubt.class));
    }

    private static ToldOrder told(String name) {
        var reading = reading(name, KEYS);
        assertThat(reading).as("%s", reading).isInstanceOf(MailReading.Sale.class);
        return ((MailReading.Sale) reading).order();
    }

    private static MailReading reading(String name, MailKeys keys) {
        var raw = new String(document(name + ".eml"), StandardCharsets.ISO_8859_1);
        return new WhatnotMails(WhatnotAccounts.real(), keys).read(new KeptMail(1, INPUT, MailCorpus.RECEIVED, raw));
    }

    private static JsonNode expected(String name) {
        return JSON.readTree(document(name + ".json"));
    }

    static Stream<String> names() {
        return IntStream.rangeClosed(1, MailCorpus.MAILS).mapToObj("%03d"::formatted);
    }

    private static byte[] document(String name) {
        return Documents.of(GoodMailsTest.class, "/whatnot/" + name);
    }
}
