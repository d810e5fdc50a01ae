package io.soldonce.sandbox.tcgplayer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.soldonce.sandbox.mail.Letter;

/// Mails that must go: written with the sale, posted behind its commit, kept until the mail server has taken them.
final class Outbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final long LOOK_MILLIS = 100;

    private final Market market;
    private final SaleMails mails;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    private Outbox(Market market, SaleMails mails) {
        this.market = market;
        this.mails = mails;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it runs until the thread is stopped
    static Outbox open(Market market, SaleMails mails) {
        var outbox = new Outbox(market, mails);
        outbox.thread.scheduleWithFixedDelay(outbox::post, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return outbox;
    }

    /// Something was committed; does not wait for it to be posted.
    void wake() {
        thread.execute(this::post);
    }

    /// Inside the sale's transaction.
    static void write(Market market, DSLContext tx, String account, String number, Instant now) {
        var mailbox = tx.fetchSingle("select mailbox from tcgplayer.account where account = ?", account).get(0, String.class);
        if (mailbox.isEmpty() || market.knobs().take(tx, account, TcgKnob.MAIL_DROP)) {
            return;
        }
        var lines = tx.fetch("select c.name, c.condition, l.quantity, l.unit_price from tcgplayer.purchase_line l"
                + " join tcgplayer.catalog c using (id) where l.order_number = ? order by c.name, c.id", number);
        var items = lines.map(line -> new SaleMail.Item(line.get("name", String.class), line.get("condition", String.class),
                line.get("quantity", Integer.class)));
        var total = lines.stream().map(line -> line.get("unit_price", BigDecimal.class).multiply(line.get("quantity", BigDecimal.class)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var due = now.plus(market.knobs().of(tx, account).number(TcgKnob.MAIL_LATE_MILLIS), ChronoUnit.MILLIS);
        int copies = market.knobs().take(tx, account, TcgKnob.MAIL_DUPLICATE) ? 2 : 1;
        tx.execute("insert into tcgplayer.outgoing_mail (mailbox, subject, message_id, html, due_at) select ?, ?, ?, ?, ?"
                + " from generate_series(1, ?)", mailbox, SaleMail.subject(items), "sale-" + number + "@tcgplayer.com",
                SaleMail.html(number, total, now, items), Market.at(due), copies);
    }

    /// Always on the one thread, so no mail is taken twice. A mail whose posting is cut off by the end of the process is posted again.
    private void post() {
        try {
            market.db().fetch("select * from tcgplayer.outgoing_mail where due_at <= ? order by due_at, id", Market.at(market.now()))
                    .forEach(mail -> {
                        mails.send(mail.get("mailbox", String.class), "tcgplayer.com", new Letter("TCGplayer <sales@tcgplayer.com>",
                                mail.get("subject", String.class), mail.get("message_id", String.class), null,
                                mail.get("html", String.class),
                                StandardCharsets.ISO_8859_1, "base64"));
                        market.db().execute("delete from tcgplayer.outgoing_mail where id = ?", mail.get("id"));
                    });
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.warn("A sale mail was not posted; it will be tried again.", e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
