package io.soldonce.reconciler.alert;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/// Alerts as a plain mail over SMTP.
public final class MailAlerts implements AlertDoor {
    private static final String MILLIS = "10000";

    private final MailAddress address;
    private final Session session;

    public MailAlerts(MailAddress address) {
        this.address = address;
        this.session = Session.getInstance(properties(address), address.user() == null ? null : new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(address.user(), address.password());
            }
        });
    }

    @Override
    public void send(Alert alert) throws AlertFailed {
        try {
            Transport.send(message(alert));
        } catch (MessagingException refused) {
            throw new AlertFailed("the mail server " + address.host() + ":" + address.port() + " did not take it: " + refused, refused);
        }
    }

    private MimeMessage message(Alert alert) throws MessagingException {
        // The same alert has the same id however often it is tried: mail programs show it once.
        var id = "<" + UUID.nameUUIDFromBytes(alert.key().getBytes(StandardCharsets.UTF_8)) + "@sold-once>";
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(new InternetAddress(address.from()));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(address.to()));
        message.setSubject("Sold Once: " + alert.subject(), "UTF-8");
        message.setText(alert.body() + "\n\nRaised at " + alert.raisedAt() + ".\n", "UTF-8");
        message.setSentDate(Date.from(alert.raisedAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Properties properties(MailAddress address) {
        var protocol = address.isTls() ? "smtps" : "smtp";
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail.transport.protocol.rfc822", protocol);
        var prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", address.host());
        properties.setProperty(prefix + "port", Integer.toString(address.port()));
        properties.setProperty(prefix + "auth", Boolean.toString(address.user() != null));
        properties.setProperty(prefix + "starttls.enable", "true");
        // A password goes in the clear to this very machine only.
        properties.setProperty(prefix + "starttls.required",
                Boolean.toString(address.user() != null && !address.isTls() && !address.isLoopback()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "writetimeout", MILLIS);
        return properties;
    }
}
