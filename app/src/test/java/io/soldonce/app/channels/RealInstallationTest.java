package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real installation begins empty and writes nothing; a sandbox never comes near a real account.
class RealInstallationTest {
    @TempDir
    Path folder;

    @Test
    void it_begins_empty_and_says_what_its_account_lacks() throws Exception {
        var shop = LaunchedShop.in(folder, "real");
        try (var _ = shop.run("start").awaitReady()) {
            assertThat(shop.column("select count(*)::text from item_now")).containsExactly("0");
            assertThat(shop.get("/api/channels").body()).isEqualTo("{\"channels\":[]}");
            assertThat(shop.post("/api/channels", "{\"channel\": \"ebay\", \"kind\": \"ebay\", \"name\": \"eBay\"}").status())
                    .isEqualTo(201);
            assertThat(shop.get("/api/channels/ebay").body()).contains("\"mode\":\"dry-run\"");
            assertThat(shop.get("/sandbox/ebay/offers/PSA-0001").status()).isEqualTo(404);
            assertThat(shop.post("/sandbox/ebay/purchases", "{\"sku\": \"PSA-0001\", \"quantity\": 1}").status()).isEqualTo(404);

            Files.createDirectories(shop.data().channels());
            Files.writeString(shop.data().channels().resolve("ebay.properties"), "marketplace=EBAY_US\nseller=somebody\n");
            eventually("what is wrong to be said", () -> shop.get("/api/exceptions").body().contains("NOT_CONNECTED"));
            assertThat(shop.get("/api/exceptions").body()).contains("lacks the property clientId", "developer.ebay.com");
        }
        assertThat(shop.data().sandbox()).doesNotExist();
    }

    @Test
    void a_sandbox_with_a_real_account_in_it_is_refused() throws Exception {
        var shop = LaunchedShop.in(folder, "sandbox");
        Files.createDirectories(shop.data().channels());
        Files.writeString(shop.data().path().resolve("soldonce.properties"), "version=1\nkind=sandbox\n");
        var account = Files.writeString(shop.data().channels().resolve("ebay.properties"), "marketplace=EBAY_US\n");
        try (var start = shop.run("start")) {
            assertThat(start.end()).isEqualTo(1);
            assertThat(start.text()).contains("is a sandbox, but holds the account " + account, "Move that file away",
                    "SOLDONCE_KIND=real");
        }
    }
}
