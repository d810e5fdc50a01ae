package io.soldonce.sandbox.tcgplayer;

import static io.soldonce.sandbox.tcgplayer.PortalSeller.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who gets in, and for how long.
class PortalSignInTest {
    private PortalSeller seller;

    @BeforeEach
    void open() throws Exception {
        seller = PortalSeller.open();
    }

    @AfterEach
    void close() {
        seller.close();
    }

    @Test
    void everyPageIsTheSellers() throws Exception {
        for (var path : new String[]{"/admin/pricing", "/admin/pricing/staged", "/admin/orders"}) {
            var page = seller.get(path).page();
            assertThat(page.select("meta[name=portal]").attr("content")).as(path).isEqualTo("seller-admin");
            assertThat(page.select("#seller-name").text()).isEqualTo("Example Cards");
            assertThat(page.select("nav a")).hasSize(3);
        }
    }

    @Test
    void strangersGoToTheLogInAndBack() throws Exception {
        seller.submit("/logout");
        var page = seller.get("/admin/pricing/staged");
        assertThat(page.path()).isEqualTo("/login");
        assertThat(page.page().select("meta[name=portal]")).isEmpty();
        var back = page.page().select("form#login input[name=returnUrl]").attr("value");
        assertThat(back).isEqualTo("/admin/pricing/staged");
        var wrong = seller.submit("/login", "username", "pat@example.com", "password", "wrong", "returnUrl", back);
        assertThat(wrong.text(".error")).isEqualTo("Invalid email or password.");
        assertThat(seller.submit("/login", "username", "pat@example.com", "password", "secret", "returnUrl", back).path())
                .isEqualTo("/admin/pricing/staged");
        assertThat(seller.submit("/login", "username", "pat@example.com", "password", "secret", "returnUrl", "//evil.example/admin").path())
                .isEqualTo("/admin/pricing");
    }

    @Test
    void aSessionMayEndAtOnceOrInTime() throws Exception {
        seller.knob("{'logout':true}");
        assertThat(seller.get("/admin/pricing").path()).isEqualTo("/login");
        assertThat(seller.get(seller.door("/knobs")).json().path("knobs").path("logout").asBoolean(true)).isFalse();
        seller.logIn();
        seller.knob("{'sessionSeconds':60}");
        seller.clock.pass(Duration.ofSeconds(59));
        assertThat(seller.get("/admin/pricing").path()).isEqualTo("/admin/pricing");
        seller.clock.pass(Duration.ofSeconds(1));
        assertThat(seller.get("/admin/pricing").path()).isEqualTo("/login");
    }

    @Test
    void aSessionMayEndInTheMiddle() throws Exception {
        seller.knob("{'logoutAfterRequests':2}"); // the import and the page it leads to
        var upload = seller.bring(file("90000101,-1,16.39"));
        assertThat(upload.text("#upload-state")).isEqualTo("Imported");
        var out = seller.submit(upload.path() + "/save");
        assertThat(out.path()).isEqualTo("/login");
        assertThat(out.page().select("input[name=returnUrl]").attr("value")).isEqualTo(upload.path());
        seller.logIn();
        assertThat(seller.get(upload.path()).text("#upload-state")).isEqualTo("Imported");
    }

    @Test
    void aChallengeWantsItsCode() throws Exception {
        seller.knob("{'challenge':true}");
        assertThat(seller.get("/admin/orders").path()).isEqualTo("/challenge");
        assertThat(seller.logIn().page().select("form#challenge input[name=code]")).hasSize(1);
        assertThat(seller.submit("/challenge", "code", "111111").text(".error")).isEqualTo("That code is not right.");
        assertThat(seller.get("/admin/orders").path()).isEqualTo("/challenge");
        assertThat(seller.submit("/challenge", "code", "246810", "returnUrl", "/admin/orders").path()).isEqualTo("/admin/orders");
        assertThat(seller.get("/admin/pricing").path()).isEqualTo("/admin/pricing");
    }

    @Test
    void everythingIsThereAfterARestart() throws Exception {
        var number = seller.orderOf("CARD-1", 1);
        var upload = seller.bring(file("90000103,4,0.68")).path();
        seller.knob("{'applyHalf':3}");
        seller.restart();
        assertThat(seller.get("/admin/orders/" + number).text("#order-status")).isEqualTo("Ready to Ship");
        assertThat(seller.get(upload).text("#upload-state")).isEqualTo("Imported");
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.get(seller.door("/knobs")).json().path("knobs").path("applyHalf").asInt()).isEqualTo(3);
        assertThat(seller.orderOf("CARD-1", 1)).isNotEqualTo(number);
    }

    @Test
    void aCatalogueLeavesWhatIsThereAlone() throws Exception {
        var more = seller.put(seller.door("/catalogue"), "{'listings':[{'sku':'CARD-1','title':'X','quantity':9,'price':'1.00'},"
                + "{'sku':'CARD-9','title':'Y','quantity':9,'price':'1.00'}]}");
        assertThat(more.json().path("created").asInt()).isOne();
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.seen("CARD-9").path("externalId").asString()).isEqualTo("90000001");
        assertThat(seller.buyable("CARD-77")).isZero();
        assertThat(seller.put(seller.door("/catalogue"), "{'listings':[{'sku':'Z','externalId':'x','title':'Z'}]}").status())
                .isEqualTo(400);
        assertThat(seller.put("/sandbox/accounts/nobody/catalogue", "{'listings':[]}").status()).isEqualTo(404);
    }
}
