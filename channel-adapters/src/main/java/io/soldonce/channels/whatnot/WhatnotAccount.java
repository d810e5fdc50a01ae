package io.soldonce.channels.whatnot;

import io.soldonce.channels.mail.MailAccount;
import io.soldonce.channels.mail.MailKeys;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/// One seller's account at Whatnot: the mailbox its mails come to, and whose signature is believed.
///
/// @param seller     user name, as a person sees it there
/// @param mailDelay  how long after a sale its mail may still be on its way
/// @param senders    domains that Whatnot writes from
/// @param dns        name server of a sandbox; null: the real DNS
/// @param report     address of a sandbox's list of listings; null when there is none
/// @param taskWithin how soon a person should have done what is asked
public record WhatnotAccount(String seller, MailAccount mailbox, Duration mailDelay, List<String> senders, String dns, URI report,
        Duration taskWithin) {

    public WhatnotAccount {
        senders = List.copyOf(senders);
    }

    /// Reads `seller`, `mailbox.*` (see [MailAccount#of]), `mailDelay` and `taskWithin` (ISO 8601, `PT15M`), `senders` (separated by
    /// commas), `dns` and `report`. The last two decide whom we believe, so a real account must not have them.
    ///
    /// @throws IllegalArgumentException naming the property that is missing or wrong, and what to write
    public static WhatnotAccount of(Properties properties, boolean isSandbox) {
        for (var name : List.of("dns", "report")) {
            if (!isSandbox && optional(properties, name, null) != null) {
                throw new IllegalArgumentException("the Whatnot account has the property " + name
                        + ", which only a sandbox may have: with it, anybody's mail could pass for Whatnot's; leave it out");
            }
        }
        var dns = optional(properties, "dns", null);
        if (dns != null) {
            MailKeys.at(dns);
        }
        var seller = optional(properties, "seller", null);
        if (seller == null) {
            throw new IllegalArgumentException("the Whatnot account lacks the property seller: write the user name shown at Whatnot");
        }
        return new WhatnotAccount(seller, MailAccount.of(properties), duration(properties, "mailDelay"), senders(properties), dns,
                report(properties), duration(properties, "taskWithin"));
    }

    /// Where the keys of its senders are asked for.
    public MailKeys keys() {
        return dns == null ? MailKeys.ofDns() : MailKeys.at(dns);
    }

    private static List<String> senders(Properties properties) {
        var senders = Arrays.stream(optional(properties, "senders", "whatnot.com").toLowerCase(Locale.ROOT).split(",")).map(String::strip)
                .toList();
        for (var sender : senders) {
            if (!sender.matches("([a-z0-9-]+\\.)+[a-z]{2,}")) {
                throw new IllegalArgumentException("the Whatnot account's property senders names no domain: " + sender
                        + "; write for example whatnot.com");
            }
        }
        return senders;
    }

    private static URI report(Properties properties) {
        var text = optional(properties, "report", null);
        if (text == null) {
            return null;
        }
        if (!text.matches("https?://[^\\s]+")) {
            throw new IllegalArgumentException("the Whatnot account's property report is no address: " + text + "; write http://...");
        }
        return URI.create(text);
    }

    private static Duration duration(Properties properties, String name) {
        var text = optional(properties, name, "PT15M");
        try {
            var duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException notADuration) {
            throw new IllegalArgumentException(wrongDuration(name, text), notADuration);
        }
        throw new IllegalArgumentException(wrongDuration(name, text));
    }

    private static String wrongDuration(String name, String text) {
        return "the Whatnot account's property " + name + " is no length of time: " + text + "; write for example PT15M for a quarter hour";
    }

    private static String optional(Properties properties, String name, String otherwise) {
        var value = properties.getProperty(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    /// Without the secrets.
    @Override
    public String toString() {
        return "Whatnot account " + seller + ", mails in " + mailbox;
    }
}
