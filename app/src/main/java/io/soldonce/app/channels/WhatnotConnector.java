package io.soldonce.app.channels;

import io.soldonce.channels.mail.ImapMailbox;
import io.soldonce.channels.spi.OperatorTasks;
import io.soldonce.channels.whatnot.WhatnotAccount;
import io.soldonce.channels.whatnot.WhatnotChannel;
import io.soldonce.channels.whatnot.WhatnotMails;
import io.soldonce.channels.whatnot.WhatnotReport;
import io.soldonce.reconciler.mail.MailDesk;
import io.soldonce.reconciler.mail.MailSales;
import io.soldonce.values.ChannelId;
import java.time.Duration;
import java.util.Properties;

/// Connects one Whatnot account: its sales come by mail, and a person does there what is to be done.
final class WhatnotConnector implements Connection.Connector {
    /// What came on the day before the first connection is read, for sales that were not counted yet.
    private static final Duration MAIL_REACH = Duration.ofDays(1);

    private final ChannelParts parts;
    private final OperatorTasks tasks;
    private final boolean isSandbox;

    WhatnotConnector(ChannelParts parts, OperatorTasks tasks, boolean isSandbox) {
        this.parts = parts;
        this.tasks = tasks;
        this.isSandbox = isSandbox;
    }

    @Override
    public Connection connect(ChannelId id, Properties properties) {
        var account = WhatnotAccount.of(properties, isSandbox);
        var handed = account.report() == null ? HandedList.none() : HandedList.beginningWith(new WhatnotReport(account));
        var channel = new WhatnotChannel(account, tasks, handed, parts.clock(), () -> parts.ids().get().toString());
        var mailbox = new ImapMailbox(account.mailbox());
        var desk = new MailDesk(id, mailbox, parts.db(), parts.raw(), parts.clock(), MAIL_REACH);
        var sales = new MailSales(desk, new WhatnotMails(account, account.keys()), account.mailDelay());
        return new Connection(channel, sales, account.seller(), null, new Connection.Post(desk, null, new ImapMailbox(account.mailbox())),
                handed, false, Duration.ZERO, mailbox::close);
    }
}
