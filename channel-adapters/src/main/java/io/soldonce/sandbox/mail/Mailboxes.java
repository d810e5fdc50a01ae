package io.soldonce.sandbox.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Properties;

import org.jooq.DSLContext;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/// The mailboxes and mails as the database keeps them.
final class Mailboxes {
    private static final Session NO_SESSION = Session.getInstance(new Properties());

    /// @param validity UIDVALIDITY
    record Mailbox(String login, String password, String address, long validity) {}

    @SuppressWarnings("ArrayRecordComponent") // bytes of a mail; never compared
    record Kept(long uid, Instant receivedAt, byte[] raw) {}

    /// Told of every mailbox that is made or gets another password.
    @FunctionalInterface
    interface Opened {
        void open(Mailbox mailbox);
    }

    private final DSLContext db;
    private final Clock clock;
    private volatile Opened opened = mailbox -> {};

    Mailboxes(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void whenOpened(Opened then) {
        opened = then;
    }

    String open(String login, String password) {
        var address = login.contains("@") ? login : login + "@mail.example";
        var validity = Math.clamp(clock.instant().getEpochSecond(), 1L, 0xFFFF_FFFFL);
        db.execute("insert into mail.mailbox (login, password, address, validity) values (?, ?, ?, ?)"
                + " on conflict (login) do update set password = excluded.password", login, password, address, validity);
        all().stream().filter(mailbox -> mailbox.login().equals(login)).forEach(opened::open);
        return address;
    }

    List<Mailbox> all() {
        return db.fetch("select login, password, address, validity from mail.mailbox order by login").map(row -> new Mailbox(
                row.get("login", String.class), row.get("password", String.class), row.get("address", String.class),
                row.get("validity", Long.class)));
    }

    List<Kept> mails(String login) {
        return db.fetch("select uid, received_at, raw from mail.message where login = ? order by uid", login).map(row -> new Kept(
                row.get("uid", Long.class), row.get("received_at", OffsetDateTime.class).toInstant(), row.get("raw", byte[].class)));
    }

    /// Keeps a mail before the server says that it has it.
    ///
    /// @return when it was received
    Date keep(String login, long uid, MimeMessage mail) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS); // IMAP tells no finer
        db.execute("insert into mail.message (login, uid, received_at, raw) values (?, ?, ?::timestamptz, ?)", login, uid, now.toString(),
                bytes(mail));
        return Date.from(now);
    }

    static byte[] bytes(MimeMessage mail) {
        var bytes = new ByteArrayOutputStream();
        try {
            mail.writeTo(bytes);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("A mail cannot be written", e);
        }
        return bytes.toByteArray();
    }

    static MimeMessage parsed(byte[] raw) {
        try {
            return new MimeMessage(NO_SESSION, new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("This is no mail: " + e.getMessage(), e);
        }
    }
}
