package io.soldonce.sandbox.mail;

import java.time.Clock;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// Mailboxes on this machine's loopback: IMAP (with IDLE) to read them, SMTP to fill them, and a name server with the senders' DKIM keys.
///
/// Mailboxes, mails and keys are in its database, in the schema `mail`. After a restart every mail is there again, under the same
/// UIDVALIDITY and UID; flags such as `\Seen` are not kept, and mails that were deleted come back.
public final class SandboxMail implements AutoCloseable {
    private final Mailboxes mailboxes;
    private final MailServers servers;
    private final NameServer names;
    private final Postman postman;

    private SandboxMail(Mailboxes mailboxes, MailServers servers, NameServer names, Postman postman) {
        this.mailboxes = mailboxes;
        this.servers = servers;
        this.names = names;
        this.postman = postman;
    }

    /// On any ports that are free.
    ///
    /// @see #start(DataSource, int, int, int, Clock)
    public static SandboxMail start(DataSource database, Clock clock) {
        return start(database, 0, 0, 0, clock);
    }

    /// Migrates the schema `mail` of `database` and begins to answer.
    ///
    /// @param database a pool on a database of the sandbox's own; stays open when this closes
    /// @param imapPort 0 for any that is free; so with the others
    /// @param clock    tells when mails were received
    /// @throws IllegalStateException when a port is taken
    public static SandboxMail start(DataSource database, int imapPort, int smtpPort, int dnsPort, Clock clock) {
        Flyway.configure().dataSource(database).locations("classpath:db/sandbox_mail").defaultSchema("mail").table("flyway_sandbox_mail")
                .load().migrate();
        var db = DSL.using(database, SQLDialect.POSTGRES);
        var keys = new SigningKeys(db);
        var mailboxes = new Mailboxes(db, clock);
        var servers = MailServers.start(mailboxes, imapPort, smtpPort);
        try {
            var names = NameServer.start(keys, dnsPort);
            return new SandboxMail(mailboxes, servers, names, new Postman(keys, servers.smtpPort(), clock));
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    public int imapPort() {
        return servers.imapPort();
    }

    public int smtpPort() {
        return servers.smtpPort();
    }

    /// Where the name server answers (UDP), for example `127.0.0.1:40123`. It knows TXT of `<selector>._domainkey.<domain>` for every
    /// domain the [Postman] has signed for; any other name does not exist.
    public String dnsAddress() {
        return "127.0.0.1:" + names.port();
    }

    /// Makes a mailbox, or changes its password.
    ///
    /// @param user the log-in
    /// @return the address that mails to it go to: the user itself when it is one, or `user@mail.example`
    public String mailbox(String user, String password) {
        return mailboxes.open(user, password);
    }

    /// Signs and posts.
    public Postman postman() {
        return postman;
    }

    /// Refuses IMAP connections, and breaks those there are; or answers again, on the same port.
    public void imap(boolean isUp) {
        servers.imap(isUp);
    }

    /// Makes the name server answer SERVFAIL to everything, or answer again.
    public void dns(boolean isUp) {
        names.answer(isUp);
    }

    @Override
    public void close() {
        names.close();
        servers.close();
    }
}
