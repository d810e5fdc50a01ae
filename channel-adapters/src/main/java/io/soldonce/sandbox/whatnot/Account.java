package io.soldonce.sandbox.whatnot;

import org.jooq.DSLContext;

import io.soldonce.sandbox.web.Refusal;

/// A seller.
///
/// @param name    how mails greet the seller
/// @param mailbox address
record Account(String account, String name, String mailbox, String currency) {
    /// @throws Refusal 404
    static Account of(DSLContext db, String account) {
        return db.fetchOptional("select account, name, mailbox, currency from whatnot.account where account = ?", account)
                .map(row -> new Account(row.get("account", String.class), row.get("name", String.class), row.get("mailbox", String.class),
                        row.get("currency", String.class)))
                .orElseThrow(() -> new Refusal(404, "There is no account " + account + ": make it with PUT /sandbox/accounts/" + account
                        + "."));
    }

    void keep(DSLContext db) {
        db.execute("insert into whatnot.account (account, name, mailbox, currency) values (?, ?, ?, ?) on conflict (account) do update"
                + " set name = excluded.name, mailbox = excluded.mailbox, currency = excluded.currency", account, name, mailbox, currency);
    }
}
