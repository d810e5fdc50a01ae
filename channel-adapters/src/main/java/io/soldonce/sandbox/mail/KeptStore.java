package io.soldonce.sandbox.mail;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.InMemoryStore;
import com.icegreen.greenmail.store.MailFolder;

import jakarta.mail.Flags;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;

/// GreenMail's folders in memory, whose inboxes put every mail into the database first and have a UIDVALIDITY that outlives the process.
///
/// GreenMail's own folder class is closed and invents a UIDVALIDITY, so an inbox is handed out behind its interfaces.
final class KeptStore extends InMemoryStore {
    private final Mailboxes mailboxes;
    private final Map<MailFolder, MailFolder> inboxes = new ConcurrentHashMap<>();

    KeptStore(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public MailFolder getMailbox(String absoluteName) {
        var folder = super.getMailbox(absoluteName);
        return folder == null ? null : inboxes.getOrDefault(folder, folder);
    }

    /// From now on a new `inbox` is the mailbox's; it has every mail that was ever delivered to it.
    void keep(MailFolder inbox, Mailboxes.Mailbox mailbox) {
        for (var mail : mailboxes.mails(mailbox.login())) {
            inbox.appendMessage(Mailboxes.parsed(mail.raw()), new Flags(), Date.from(mail.receivedAt()));
        }
        inboxes.put(inbox, (MailFolder) Proxy.newProxyInstance(KeptStore.class.getClassLoader(),
                new Class<?>[]{MailFolder.class, UIDFolder.class}, new Inbox(inbox, mailbox)));
    }

    private final class Inbox implements InvocationHandler {
        private final MailFolder folder;
        private final Mailboxes.Mailbox mailbox;

        Inbox(MailFolder folder, Mailboxes.Mailbox mailbox) {
            this.folder = folder;
            this.mailbox = mailbox;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "getUidValidity", "getUIDValidity" -> mailbox.validity();
                case "store" -> append(arguments[0] instanceof MovingMessage moving ? moving.getMessage() : (MimeMessage) arguments[0],
                        new Flags());
                case "appendMessage" -> append((MimeMessage) arguments[0], (Flags) arguments[1]);
                case "equals" -> arguments[0] instanceof Proxy other && equals(Proxy.getInvocationHandler(other));
                default -> passedOn(method, arguments);
            };
        }

        private Object passedOn(Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(folder, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private synchronized Object append(MimeMessage mail, Flags flags) {
            return folder.appendMessage(mail, flags, mailboxes.keep(mailbox.login(), folder.getUIDNext(), mail));
        }
    }
}
