package io.soldonce.reconciler.alert;

import static io.soldonce.tables.journals.Tables.EXCEPTION;
import static io.soldonce.tables.queues.Tables.ALERT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.inline.Trouble;
import io.soldonce.tables.queues.tables.records.AlertRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A person hears of it once: by a real HTTP server, by a real mail server, or on the board.
class AlertsTest {
    private final TestLedger ledger = new TestLedger();
    private final Escalations escalations = new Escalations(ledger.db(), ledger.clock());
    private final List<String> posts = new ArrayList<>();
    private final Deque<Integer> answers = new ArrayDeque<>();
    private HttpServer webhook;

    @BeforeEach
    void open() throws IOException {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/secret-path", exchange -> {
            posts.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var status = answers.isEmpty() ? 204 : answers.poll();
            var words = "out of order".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, status == 204 ? -1 : words.length);
            if (status != 204) {
                exchange.getResponseBody().write(words);
            }
            exchange.close();
        });
        webhook.start();
    }

    @AfterEach
    void close() {
        webhook.stop(0);
        ledger.close();
    }

    @Test
    void itIsOneExceptionAndOneAlertHoweverOftenItIsNoticed() {
        escalations.raise(trouble("1"), true);
        escalations.raise(trouble("1"), true);
        escalations.raise(trouble("2"), false);
        assertThat(ledger.db().fetchCount(EXCEPTION)).isEqualTo(2);
        assertThat(alert().getSubject()).isEqualTo("sales unreadable on ebay: CARD, order 1-1");
    }

    @Test
    void exceptionAndAlertAreOneCommit() {
        ledger.db().execute("alter table alert add constraint none check (key <> 'SALES_UNREADABLE/1')");
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> escalations.raise(trouble("1"), true));
        assertThat(ledger.db().fetchCount(EXCEPTION)).isZero();
    }

    @Test
    void theWebhookGetsItAsJsonOnce() {
        escalations.raise(trouble("1"), true);
        var sender = sender(hook());
        assertThat(sender.send()).isOne();
        assertThat(sender.send()).isZero();
        ledger.advance(Duration.ofDays(1));
        assertThat(sender.send()).isZero();
        assertThat(posts).singleElement().asString().contains("\"key\":\"SALES_UNREADABLE/1\"", "\"body\":\"look at it\"",
                "\"raisedAt\":\"2026-11-01T09:00:00Z\"", "\"text\":\"sales unreadable on ebay: CARD, order 1-1: look at it\"");
        assertThat(alert().getSentAt()).isNotNull();
        assertThat(alert().getTrouble()).isNull();
    }

    @Test
    void whatIsNotTakenIsTriedAfterOneFiveAndThirtyMinutesThenEveryHour() {
        escalations.raise(trouble("1"), true);
        var sender = sender(hook());
        for (var i = 0; i < 6; i++) {
            answers.add(503);
        }
        for (var minutes : List.of(0, 1, 5, 30, 60, 60)) {
            if (minutes > 0) {
                ledger.advance(Duration.ofMinutes(minutes).minusSeconds(1));
                sender.send();
                ledger.advance(Duration.ofSeconds(1));
            }
            var before = posts.size();
            assertThat(sender.send()).isZero();
            assertThat(posts).hasSize(before + 1);
            assertThat(alert().getTrouble()).contains("503", "out of order").doesNotContain("secret-path");
        }
        assertThat(posts).hasSize(6);
        ledger.advance(Duration.ofHours(1));
        assertThat(sender.send()).isOne();
        assertThat(alert().getAttempts()).isEqualTo(7);
    }

    @Test
    void whoeverDiesWhileSendingLeavesItToBeTriedAgain() {
        escalations.raise(trouble("1"), true);
        var dying = new AlertSender(ledger.db(), List.of(_ -> {
            throw new OutOfMemoryError("dies");
        }), ledger.clock());
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(dying::send);
        assertThat(sender(hook()).send()).isZero();
        ledger.advance(Duration.ofMinutes(1));
        assertThat(sender(hook()).send()).isOne();
    }

    @Test
    void whileOneNodeSendsItNoOtherDoes() {
        escalations.raise(trouble("1"), true);
        var hook = hook();
        var other = sender(hook);
        var sentByOther = new ArrayList<Integer>();
        sender(alert -> {
            sentByOther.add(other.send());
            hook.send(alert);
        }).send();
        assertThat(sentByOther).containsExactly(0);
        assertThat(posts).hasSize(1);
    }

    @Test
    void withoutADoorItStaysOnTheBoard() {
        escalations.raise(trouble("1"), true);
        assertThat(new AlertSender(ledger.db(), List.of(), ledger.clock()).send()).isZero();
        assertThat(alert().getSentAt()).isNull();
        assertThat(alert().getAttempts()).isZero();
    }

    @Test
    void theMailSaysWhatHappenedAndKeepsItsIdWhenItIsTriedAgain() throws Exception {
        escalations.raise(trouble("1"), true);
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        server.start();
        var url = "smtp://ann:pass%40word@127.0.0.1:" + server.getSmtp().getPort() + "/?from=ledger@example.org&to=ann@example.org";
        var door = new MailAlerts(MailAddress.of(url));
        var sender = sender(door);
        server.setUser("ann@example.org", "ann", "other");
        assertThat(sender.send()).isZero();
        assertThat(alert().getTrouble()).contains("did not take it").doesNotContain("pass@word");
        server.setUser("ann@example.org", "ann", "pass@word");
        ledger.advance(Duration.ofMinutes(1));
        assertThat(sender.send()).isOne();
        ledger.advance(Duration.ofDays(1));
        assertThat(sender.send()).isZero();
        var mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getSubject()).isEqualTo("Sold Once: sales unreadable on ebay: CARD, order 1-1");
        assertThat(GreenMailUtil.getBody(mails[0])).contains("look at it", "2026-11-01T09:00:00Z");
        door.send(new Alert("SALES_UNREADABLE/1", "s", "b", ledger.clock().instant()));
        assertThat(server.getReceivedMessages()[1].getHeader("Message-ID")).isEqualTo(mails[0].getHeader("Message-ID"));
        server.stop();
        escalations.raise(trouble("2"), true);
        assertThat(sender.send()).as("nobody there").isZero();
    }

    private WebhookAlerts hook() {
        return new WebhookAlerts(URI.create("http://127.0.0.1:" + webhook.getAddress().getPort() + "/secret-path"));
    }

    private AlertSender sender(AlertDoor door) {
        return new AlertSender(ledger.db(), List.of(door), ledger.clock());
    }

    private AlertRecord alert() {
        return ledger.db().selectFrom(ALERT).fetchSingle();
    }

    private static Trouble trouble(String number) {
        return new Trouble("SALES_UNREADABLE/" + number, "SALES_UNREADABLE", "CARD", "ebay", "1-1", "look at it", null);
    }
}
