package io.soldonce.sandbox.mail;

import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.imap.ImapHostManagerImpl;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;

/// GreenMail's IMAP and SMTP over the kept mailboxes.
final class MailServers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailServers.class);
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PATIENCE = 5_000;
    private static final int AUTOLOGOUT = 30 * 60 * 1_000; // the least a server may wait (RFC 9051, 5.4); GreenMail's 30 s would cut IDLE

    private final Parts parts;
    private final Smtp smtp;
    private Imap imap;
    private boolean isUp = true;

    private MailServers(Parts parts, Imap imap, Smtp smtp) {
        this.parts = parts;
        this.imap = imap;
        this.smtp = smtp;
    }

    static MailServers start(Mailboxes mailboxes, int imapPort, int smtpPort) {
        var parts = new Parts(mailboxes);
        mailboxes.all().forEach(parts::open);
        mailboxes.whenOpened(parts::open);
        var imap = started(new Imap(new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP), parts));
        try {
            return new MailServers(parts, imap,
                    started(new Smtp(new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP), parts)));
        } catch (IllegalStateException e) {
            imap.stopService();
            throw e;
        }
    }

    private static <S extends AbstractServer> S started(S server) {
        server.setDaemon(true);
        server.setContextClassLoader(MailServers.class.getClassLoader()); // not that of a web server whose thread turned a knob
        server.setClientSocketTimeout(AUTOLOGOUT);
        server.startService();
        try {
            if (server.waitTillRunning(PATIENCE)) {
                return server;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The sandbox's mail server cannot listen on port " + server.getServerSetup().getPort() + " ("
                + server.getProtocol() + "): choose another, or 0 for any.");
    }

    synchronized int imapPort() {
        return imap.getPort();
    }

    int smtpPort() {
        return smtp.getPort();
    }

    synchronized void imap(boolean mustBeUp) {
        if (isUp && !mustBeUp) {
            imap.stopService();
        } else if (!isUp && mustBeUp) {
            imap = started(new Imap(imap.getServerSetup(), parts));
        }
        isUp = mustBeUp;
    }

    @Override
    public synchronized void close() {
        smtp.stopService();
        imap.stopService();
    }

    /// As GreenMail's, but an answer in several pieces does not wait 40 ms for the client's acknowledgement of the first.
    private static final class Imap extends AbstractServer {
        Imap(ServerSetup setup, Managers parts) {
            super(setup, parts);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }

        @Override
        protected void handleClientSocket(Socket client) throws SocketException {
            client.setTcpNoDelay(true);
            super.handleClientSocket(client);
        }
    }

    private static final class Smtp extends SmtpServer {
        Smtp(ServerSetup setup, Managers parts) {
            super(setup, parts);
        }

        @Override
        protected void handleClientSocket(Socket client) throws SocketException {
            client.setTcpNoDelay(true);
            super.handleClientSocket(client);
        }
    }

    /// GreenMail's inner parts, with the store that keeps.
    private static final class Parts extends Managers {
        private final KeptStore store;
        private final ImapHostManager host;
        private final UserManager users;
        private final SmtpManager incoming;

        Parts(Mailboxes mailboxes) {
            store = new KeptStore(mailboxes);
            host = new ImapHostManagerImpl(store);
            users = new UserManager(host);
            users.setAuthRequired(true);
            incoming = new Incoming(host, users);
        }

        synchronized void open(Mailboxes.Mailbox mailbox) {
            try {
                var user = users.getUser(mailbox.login());
                if (user == null) {
                    user = users.createUser(mailbox.address(), mailbox.login(), mailbox.password());
                    store.keep(host.getInbox(user), mailbox);
                }
                user.setPassword(mailbox.password());
            } catch (UserException | FolderException e) {
                throw new IllegalStateException("The mailbox " + mailbox.login() + " cannot be made", e);
            }
        }

        @Override
        public ImapHostManager getImapHostManager() {
            return host;
        }

        @Override
        public UserManager getUserManager() {
            return users;
        }

        @Override
        public SmtpManager getSmtpManager() {
            return incoming;
        }
    }

    /// Delivers before the client is told 250, as RFC 5321 (6.1) asks and GreenMail does not; knows only the mailboxes that were made.
    private static final class Incoming extends SmtpManager {
        private static final byte[] LINE_END = {'\r', '\n'}; // of the last line: GreenMail takes it for the end's (RFC 5321, 4.1.1.4)

        private final UserManager users;

        Incoming(ImapHostManager host, UserManager users) {
            super(host, users);
            this.users = users;
        }

        @Override
        public String checkRecipient(SmtpState state, MailAddress recipient) {
            return users.getUserByEmail(recipient.getEmail()) == null ? "550 5.1.1 There is no mailbox " + recipient.getEmail() : null;
        }

        @Override
        public String checkData(SmtpState state) {
            try {
                var mail = state.getMessage();
                mail.setMimeMessage(Mailboxes.parsed(Postman.joined(Mailboxes.bytes(mail.getMessage()), LINE_END)));
                for (var recipient : mail.getToAddresses()) {
                    users.deliver(mail, recipient);
                }
                return null;
            } catch (MessagingException | UserException | RuntimeException e) {
                LOG.warn("A mail could not be kept", e);
                return "451 4.3.0 " + String.valueOf(e.getMessage()).lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public synchronized void send(SmtpState state) {
            // delivered by checkData
        }
    }
}
