package io.soldonce.channels.whatnot;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.mail.MailKeys;
import io.soldonce.channels.mail.SigningKey;
import io.soldonce.channels.spi.KeptMail;
import io.soldonce.channels.spi.MailReading;
import io.soldonce.values.Money;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A thousand mails that want to be believed. None of them may become a sale, but for those that are the very sale they were made from:
/// those keep its order id, so that it counts once.
class BadMailsTest {
    private static final int MAILS = 1_000;
    private static final List<Forgery> FORGERIES = List.of(Forgery.values());
    /// Whoever sends on a mail as it is tells nothing new.
    private static final Set<Forgery> MAY_BE_THE_SAME = EnumSet.of(Forgery.REPLAYED_WITH_OTHER_ID, Forgery.REPLAYED_BY_ANOTHER_WAY,
            Forgery.TYPE_CHANGED_ON_THE_WAY, Forgery.WRONG_CHARSET, Forgery.BROKEN_ENCODING);
    private static final SigningKey REAL = SigningKey.of("whatnot.com", 2048);
    private static final SigningKey EVIL = SigningKey.of("evil.example", 2048);
    private static final MailKeys KEYS = SigningKey.dnsOf(REAL, EVIL);

    private final WhatnotMails mails = new WhatnotMails(WhatnotAccounts.real(), KEYS);

    @Test
    void noneOfThemIsASale() {
        var seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("BadMailsTest -Dseed=" + seed);
        var random = new Random(seed);
        var tools = new Forgery.Tools(REAL, SigningKey.of("whatnot.com", 2048), EVIL, random);
        var believed = new EnumMap<Forgery, Integer>(Forgery.class);
        for (var i = 0; i < MAILS; i++) {
            var forgery = FORGERIES.get(i % FORGERIES.size());
            var sale = new MadeSale("Example Card #" + random.nextInt(500), null, "$" + (5 + random.nextInt(90)) + ".11", null, "USD", 1,
                    WhatnotPhrases.ALL.getFirst());
            var raw = forgery.forging.forge(sale, tools);
            if (read(raw) instanceof MailReading.Sale(var order)) {
                believed.merge(forgery, 1, Integer::sum);
                var line = order.lines().getFirst();
                var as = "seed " + seed + ", mail " + i + ", " + forgery;
                assertThat(MAY_BE_THE_SAME).as(as).contains(forgery);
                assertThat(line.title()).as(as).isEqualTo(sale.title());
                assertThat(line.unitPrice()).as(as).isEqualTo(Money.of(sale.price().substring(1), "USD"));
                assertThat(order.orderId()).as(as).isEqualTo(forgery == Forgery.REPLAYED_BY_ANOTHER_WAY || isIdSigned(forgery)
                        ? MailCorpus.orderId(Forgery.Tools.ID)
                        : MailCorpus.orderId(MailCorpus.signature(raw)));
            }
        }
        assertThat(believed).as("what was only sent on again is the sale it was").containsKeys(Forgery.REPLAYED_WITH_OTHER_ID,
                Forgery.REPLAYED_BY_ANOTHER_WAY);
    }

    private static boolean isIdSigned(Forgery forgery) {
        return forgery == Forgery.WRONG_CHARSET || forgery == Forgery.BROKEN_ENCODING;
    }

    /// The forgeries would prove nothing if what they are made from were not believed.
    @Test
    void theMailTheyAreMadeFromIsASale() {
        var tools = new Forgery.Tools(REAL, REAL, EVIL, new Random(1));
        assertThat(read(tools.signed(MadeSale.usual()))).isInstanceOf(MailReading.Sale.class);
        assertThat(read(REAL.sign(tools.html(MadeSale.usual(), "<p>", "</p>")))).isInstanceOf(MailReading.Sale.class);
        assertThat(read(REAL.sign(tools.alternative(MadeSale.usual(), MadeSale.usual().html(false))))).isInstanceOf(MailReading.Sale.class);
        assertThat(read(REAL.sign(tools.nested(MadeSale.usual(), 3)))).isInstanceOf(MailReading.Sale.class);
    }

    @Test
    void whatPretendsIsShownToAPerson() {
        var tools = new Forgery.Tools(REAL, SigningKey.of("whatnot.com", 2048), EVIL, new Random(2));
        var codes = new EnumMap<Forgery, String>(Forgery.class);
        for (var forgery : EnumSet.range(Forgery.NOT_SIGNED, Forgery.RUN_OUT)) {
            codes.put(forgery, read(forgery.forging.forge(MadeSale.usual(), tools)) instanceof MailReading.Doubt(var _, var code, var _)
                    ? code
                    : "none");
        }
        assertThat(codes).containsAllEntriesOf(Map.of(Forgery.NOT_SIGNED, "NOT_SIGNED", Forgery.SIGNED_BY_ANOTHER_KEY, "SIGNATURE_WRONG",
                Forgery.LOOK_ALIKE_SENDER, "NOT_THE_SENDER", Forgery.SENDER_IN_THE_NAME, "NOT_THE_SENDER", Forgery.TWO_FROM_HEADERS,
                "HEADER_TWICE", Forgery.ONLY_A_PART_SIGNED, "SIGNATURE_WRONG", Forgery.RUN_OUT, "SIGNATURE_WRONG"));
        assertThat(codes.values()).doesNotContain("none");
    }

    private MailReading read(String raw) {
        return mails.read(new KeptMail(1, new UUID(1, 2), MailCorpus.RECEIVED, raw));
    }
}
