package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DatabaseAddress;
import java.util.Locale;

/// The screen at the end of a start: where it is, how to get in, what to try.
final class Welcome {
    private Welcome() {}

    /// @param embedded null when the database is the person's own
    static void print(String address, DataDirectory directory, AdminToken token, DatabaseAddress embedded, double seconds) {
        var screen = """

            Sold Once is ready after {seconds} s: {address}

              Sign in   user owner, password {password}
            {database}  Try       TOKEN={token}
                        curl -H "Authorization: Bearer $TOKEN" '{address}/api/items?channel=ebay&status=live&limit=3'
                        curl -H "Authorization: Bearer $TOKEN" {address}/api/items/PSA-0001/listings
                        curl -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' {address}/api/sales \\
                          -d '{"channel":"counter","orderId":"try-1","lines":[{"sku":"PSA-0001","quantity":1,"price":{"amount":"392.00","currency":"USD"}}]}'
              Verify    ./soldonce verify
              Stop      Ctrl-C
            """;
        System.out.println(screen.replace("{seconds}", String.format(Locale.ROOT, "%.1f", seconds)).replace("{address}", address)
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
