package io.soldonce.reconciler.mail;

import static io.soldonce.projections.TestLedger.TCGPLAYER;
import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.queues.Tables.ALERT;
import static io.soldonce.tables.queues.Tables.KEPT_MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.projections.TestLedger;
import io.soldonce.reconciler.raw.RawInputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A sale mail makes its order be read at once, where the order is; what can not be read is named and tried again.
class MailHintsTest {
    private final TestLedger ledger = new TestLedger();
    private final TestMailbox mailbox = new TestMailbox(ledger.clock());
    private final List<String> heard = new ArrayList<>();
    private boolean isAway;

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void theOrderIsReadOnceAtOnce() {
        mailbox.came("hint|A-1").came("newsletter").came("hint|A-2");
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isZero();
        assertThat(heard).containsExactly("A-1 by mail of mail-of-A-1", "A-2 by mail of mail-of-A-2");
    }

    @Test
    void whatCanNotBeReadIsNamedAndTriedAgain() {
        isAway = true;
        mailbox.came("hint|A-1");
        assertThat(read()).isZero();
        assertThat(read()).isZero();
        assertThat(open()).containsExactly("ORDER_NOT_READ");
        assertThat(ledger.db().fetchCount(ALERT)).isOne();

        isAway = false;
        assertThat(read()).isOne();
        assertThat(open()).isEmpty();
        assertThat(ledger.db().fetchValues(KEPT_MAIL.READING)).containsExactly("HINT");
    }

    @Test
    void oneBadMailHoldsUpNoOther() {
        mailbox.came("bomb").came("doubt|mail/7").came("hint|A-1");
        assertThat(read()).isOne();
        assertThat(open()).containsExactly("MAIL_UNREADABLE", "MAIL_NOT_PROVEN");
        assertThat(read()).isZero();
    }

    private int read() {
        var desk = new MailDesk(TCGPLAYER, mailbox, ledger.db(), new RawInputs(ledger.db(), ledger.clock(), UUID::randomUUID),
                ledger.clock(), Duration.ofDays(1));
        return new MailHints(TCGPLAYER, desk, mailbox, this::hear, ledger.db(), ledger.clock()).read();
    }

    private boolean hear(String orderId, String source, String providerEventId) {
        if (isAway) {
            throw new ChannelFailure(new CallOutcome.SessionLost("signed out"));
        }
        return heard.add(orderId + " by " + source + " of " + providerEventId);
    }

    private List<String> open() {
        return ledger.db().selectFrom(EXCEPTION).where(EXCEPTION.RESOLVED_AT.isNull()).orderBy(EXCEPTION.ID).fetch(EXCEPTION.CODE);
    }
}
