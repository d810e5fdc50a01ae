package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import java.util.Locale;

/// The screen at the end of a start: where it is, how to get in, what to try.
final class Welcome {
    private static final String SCREEN = """

        Sold Once is ready after {seconds} s: {address}

          Sign in   user owner, password {password}
        {database}{next}  Verify    ./soldonce verify
          Stop      Ctrl-C
        """;
    private static final String SANDBOX = """
          Try       TOKEN={token}
                    curl -H "Authorization: Bearer $TOKEN" {address}/api/items/PSA-0001/listings
          sell one  curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' {address}/api/sales \\
          here        -d '{"channel":"counter","orderId":"try-1","lines":[{"sku":"PSA-0001","quantity":1,"price":{"amount":"392.00","currency":"USD"}}]}'
          and see   curl -H "Authorization: Bearer $TOKEN" {address}/sandbox/ebay/offers/PSA-0001
          buy on    curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' {address}/sandbox/ebay/purchases \\
          eBay        -d '{"sku":"PSA-0003","quantity":1}'
                    (the same on tcgplayer and whatnot, for example RAW-0002)
        """;
    private static final String REAL = """
          Next      add your channels and give each its account: docs/operations.md; the token for the API is {token}
        """;

    private Welcome() {}

    /// @param embedded null when the database is the person's own
    static void print(String address, DataDirectory directory, AdminToken token, DatabaseAddress embedded, double seconds) {
        System.out.println(SCREEN.replace("{next}", directory.isSandbox() ? SANDBOX : REAL)
                .replace("{seconds}", String.format(Locale.ROOT, "%.1f", seconds)).replace("{address}", address)
                .replace("{password}", password(directory, token)).replace("{database}", embedded == null ? "" : psql(directory, embedded))
                .replace("{token}", token.isGenerated() ? "$(cat " + directory.adminToken() + ")" : "$SOLDONCE_ADMIN_TOKEN"));
        System.out.flush();
    }

    private static String password(DataDirectory directory, AdminToken token) {
        return token.isGenerated() ? token.value() + " (kept in " + directory.adminToken() + ")" : "as you set it in SOLDONCE_ADMIN_TOKEN";
    }

    private static String psql(DataDirectory directory, DatabaseAddress database) {
        return "  Database  PGPASSFILE=" + directory.databasePassword() + " psql " + database.url().substring("jdbc:".length())
                .replace("//", "//" + database.user() + "@") + "\n";
    }
}
