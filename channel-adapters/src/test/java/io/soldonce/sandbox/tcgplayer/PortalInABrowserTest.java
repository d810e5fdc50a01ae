package io.soldonce.sandbox.tcgplayer;

import static io.soldonce.sandbox.tcgplayer.PortalSeller.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import jakarta.mail.Folder;
import jakarta.mail.Session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;

import io.soldonce.sandbox.mail.SandboxMail;

/// A person at the portal, with a real browser and a real mailbox.
class PortalInABrowserTest {
    private static final Path BROWSER = Path.of(System.getenv().getOrDefault("SOLDONCE_BROWSER", "/usr/bin/chromium"));
    private PortalSeller seller;

    @BeforeEach
    void open() throws Exception {
        seller = PortalSeller.open();
    }

    @AfterEach
    void close() {
        seller.close();
    }

    static boolean hasBrowser() {
        return Files.isExecutable(BROWSER);
    }

    @Test
    @EnabledIf("hasBrowser")
    void fromTheLogInToLive() throws Exception {
        try (var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(BROWSER).setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")));
                var page = browser.newPage()) {
            page.navigate(seller.at("/admin/pricing").toString());
            page.fill("#login [name=username]", "pat@example.com");
            page.fill("#login [name=password]", "secret");
            page.click("#login button");
            assertThat(page.locator("h1").innerText()).isEqualTo("Pricing");
            assertThat(page.locator("#live-count").innerText()).isEqualTo("3");
            assertThat(downloaded(page)).startsWith(PortalSeller.HEADER);
            page.setInputFiles("#import [name=file]",
                    new FilePayload("batch.csv", "text/csv", file("90000101,-1,17.00").getBytes(StandardCharsets.UTF_8)));
            page.click("text=Import To Staged");
            assertThat(page.locator("#file-name").innerText()).isEqualTo("batch.csv");
            page.click("text=Save Updates");
            page.click("text=Move to Live");
            assertThat(page.locator("#upload-state").innerText()).isEqualTo("Live");
            page.click("nav >> text=Orders");
            assertThat(page.locator("#order-count").innerText()).isEqualTo("0");
            page.navigate(seller.at("/shop/example").toString());
            page.locator("tr[data-id='90000101'] form.buy button").click();
            assertThat(page.locator("#words").innerText()).startsWith("Thank you.");
        }
        assertThat(seller.buyable("CARD-1")).isOne();
    }

    private static String downloaded(Page page) throws Exception {
        var download = page.waitForDownload(() -> page.click("#export-live button"));
        assertThat(download.suggestedFilename()).startsWith("TCGplayer__MyPricing_").endsWith(".csv");
        try (var content = download.createReadStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSaleMailLiesInTheMailboxSigned() throws Exception {
        try (var mail = SandboxMail.start(seller.database, seller.clock)) {
            var box = mail.mailbox("pat", "mail-secret");
            try (var market = SandboxTcgplayer.start(seller.database, mail.postman()::send, 0, seller.clock)) {
                seller.market.close();
                seller.market = market;
                seller.put("/sandbox/accounts/example", "{'user':'pat@example.com','password':'secret','seller':'Example Cards','mailbox':'"
                        + box + "'}");
                var number = seller.orderOf("CARD-1", 1);
                var raw = firstMail(mail.imapPort());
                assertThat(raw).contains("DKIM-Signature:").contains("d=tcgplayer.com")
                        .contains("Content-Type: text/html; charset=ISO-8859-1")
                        .contains("Content-Transfer-Encoding: base64")
                        .contains("Subject: Your TCGplayer.com items of Example Static Orb have")
                        .contains("Message-ID: <sale-" + number + "@tcgplayer.com>");
            }
        }
    }

    private static String firstMail(int port) throws Exception {
        var settings = new Properties();
        settings.put("mail.imap.host", "127.0.0.1");
        settings.put("mail.imap.port", Integer.toString(port));
        try (var store = Session.getInstance(settings).getStore("imap")) {
            store.connect("pat", "mail-secret");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (inbox.getMessageCount() == 0 && System.nanoTime() < end) {
                    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
                var bytes = new ByteArrayOutputStream();
                inbox.getMessage(1).writeTo(bytes);
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }
}
