package io.soldonce.sandbox.tcgplayer;

import static io.soldonce.sandbox.tcgplayer.PortalSeller.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The portal has bad days.
class PortalKnobsTest {
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
    void knobsAreDescribedCheckedAndTurnedOff() throws Exception {
        var all = seller.get(seller.door("/knobs")).json();
        assertThat(all.path("knobs").propertyNames()).contains("down", "slowMillis", "dropAfterEffect", "logout", "mailLateMillis")
                .hasSize(TcgKnob.values().length + 3);
        assertThat(all.path("knobs").path("throttle").isNull()).isTrue();
        assertThat(all.path("meanings").path("challenge").asString()).contains("246810");
        for (var wrong : new String[]{"{'throttle':-1}", "{'throttle':'x'}", "{'challenge':1}", "{'rejectRows':'1'}", "{'wrongSeller':1}",
                "{'nothing':1}", "[1]", "{"}) {
            assertThat(seller.post(seller.door("/knobs"), wrong).status()).as(wrong).isEqualTo(400);
        }
        seller.knob("{'throttle':2}");
        seller.knob("{'reset':true,'applyHalf':1}");
        var now = seller.get(seller.door("/knobs")).json().path("knobs");
        assertThat(now.path("throttle").isNull()).isTrue();
        assertThat(now.path("applyHalf").asInt()).isOne();
        assertThat(seller.post("/sandbox/accounts/nobody/knobs", "{}").status()).isEqualTo(404);
    }

    @Test
    void itMayBeDownOrSlowOrBusy() throws Exception {
        seller.knob("{'down':true}");
        assertThat(seller.get("/admin/pricing").status()).isEqualTo(503);
        assertThat(seller.get("/login").status()).isEqualTo(503);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        seller.knob("{'down':null,'throttle':1}");
        var busy = seller.get("/admin/orders");
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("30");
        assertThat(seller.get("/admin/orders").status()).isEqualTo(200);
        seller.knob("{'slowMillis':300}");
        long begin = System.nanoTime();
        seller.get("/admin/orders");
        assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(300).toNanos());
    }

    @Test
    void anAnswerMayGetLostAfterTheEffect() throws Exception {
        var upload = seller.bring(file("90000101,-1,16.39")).path();
        seller.submit(upload + "/save");
        seller.knob("{'dropAfterEffect':1}");
        assertThatThrownBy(() -> seller.submit(upload + "/move")).isInstanceOf(IOException.class);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.get(upload).text("#upload-state")).isEqualTo("Live");
    }

    @Test
    void aFileMayBeRefused() throws Exception {
        seller.knob("{'rejectFile':1}");
        assertThat(seller.bring(file("90000101,-1,16.39")).text("#messages .error")).startsWith("Your file could not be processed");
        assertThat(seller.bring(file("90000101,-1,16.39")).text("#upload-state")).isEqualTo("Imported");
    }

    @Test
    void rowsMayBeRefusedAtTheMove() throws Exception {
        seller.knob("{'rejectRows':['90000101']}");
        var moved = seller.live("90000101,-1,16.39", "90000103,2,0.68");
        assertThat(moved.text("#upload-state")).isEqualTo("Partly live");
        assertThat(moved.text("tr[data-id=90000101] td.problem")).isEqualTo("This product cannot be listed now.");
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.buyable("CARD-3")).isEqualTo(2);
    }

    @Test
    void aMoveMayApplyHalfOrNothing() throws Exception {
        seller.knob("{'applyHalf':1}");
        assertThat(seller.live("90000101,-1,16.39", "90000103,2,0.68").text("#upload-state")).isEqualTo("Partly live");
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.buyable("CARD-3")).isZero();
        seller.knob("{'acceptWithoutApplying':1}");
        assertThat(seller.live("90000101,-1,16.39").text("#upload-state")).isEqualTo("Live");
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        seller.live("90000101,-1,16.39");
        assertThat(seller.buyable("CARD-1")).isOne();
    }

    @Test
    void aMoveMayTakeItsTime() throws Exception {
        seller.knob("{'moveMillis':60000}");
        var moving = seller.live("90000101,-1,16.39");
        assertThat(moving.text("#upload-state")).isEqualTo("Moving");
        assertThat(moving.page().select("form#move, form#remove")).isEmpty();
        assertThat(seller.submit(moving.path() + "/move").status()).isEqualTo(409);
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        seller.clock.pass(Duration.ofMillis(59_999));
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        seller.clock.pass(Duration.ofMillis(1));
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
    }

    @Test
    void anExportMayLackRowsOrAll() throws Exception {
        seller.knob("{'truncateExport':1}");
        assertThat(seller.export().split("\r\n")).hasSize(3);
        assertThat(seller.get("/admin/pricing").text("#live-count")).isEqualTo("3");
        seller.knob("{'reset':true,'emptyExport':true}");
        assertThat(seller.export().split("\r\n")).hasSize(1);
        seller.knob("{'reset':true,'exportVariant':['myStore','noPhoto','lf']}");
        assertThat(seller.export()).doesNotContain("\r").doesNotContain("Photo URL")
                .contains(",TCG Marketplace Price,My Store Reserve Quantity,My Store Price,Pending Quantity\n");
        assertThat(seller.bring(seller.export()).text("#upload-state")).isEqualTo("Imported");
    }

    @Test
    void aSessionMayBeAnotherSellers() throws Exception {
        seller.knob("{'wrongSeller':'Other Cards'}");
        var page = seller.get("/admin/pricing");
        assertThat(page.text("#seller-name")).isEqualTo("Other Cards");
        assertThat(page.text("#live-count")).isEqualTo("0");
        seller.live("90000101,5,16.39");
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        assertThat(seller.get("/admin/pricing").text("#live-count")).isEqualTo("1");
        seller.knob("{'reset':true}");
        assertThat(seller.get("/admin/pricing").text("#seller-name")).isEqualTo("Example Cards");
    }

    @Test
    void pagesMayLookOtherwise() throws Exception {
        var upload = seller.bring(file("90000101,-1,16.39")).path();
        seller.knob("{'pageChanged':true}");
        for (var path : new String[]{"/admin/pricing", "/admin/pricing/staged", upload}) {
            var page = seller.get(path).page();
            assertThat(page.select("#live-count, #export-live, #import, input[name=file], #staged-uploads, tr[data-upload-id],"
                    + " #upload-state, #staged-products, td.adjust, #save, #messages")).as(path).isEmpty();
            assertThat(page.select("#seller-name").text()).isEqualTo("Example Cards");
        }
        assertThat(seller.get(upload).texts("thead th")).startsWith("Problem");
    }

    @Test
    void anOrderMayBeListedLate() throws Exception {
        seller.knob("{'orderDelayMillis':60000}");
        var number = seller.orderOf("CARD-1", 1);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.get("/admin/orders").text("#order-count")).isEqualTo("0");
        assertThat(seller.submit("/admin/orders/pull-sheet").body()).doesNotContain(number);
        assertThat(seller.get("/admin/orders/" + number).text("#order-status")).isEqualTo("Ready to Ship");
        seller.clock.pass(Duration.ofMinutes(1));
        assertThat(seller.get("/admin/orders").page().select("td.date").attr("data-at")).isEqualTo("2026-06-19T14:00:00Z");
    }

    @Test
    void mailsMayBeLostDoubledOrLate() throws Exception {
        seller.knob("{'mailDrop':1,'mailDuplicate':1}");
        seller.buy("CARD-1", 1);
        var second = seller.orderOf("CARD-1", 1);
        for (int i = 0; i < 2; i++) {
            assertThat(seller.mails.poll(20, TimeUnit.SECONDS).letter().messageId()).contains(second);
        }
        seller.knob("{'mailLateMillis':60000}");
        var third = seller.orderOf("CARD-1", 1);
        assertThat(seller.mails.poll(300, TimeUnit.MILLISECONDS)).isNull();
        seller.restart();
        seller.clock.pass(Duration.ofMinutes(1));
        assertThat(seller.mails.poll(20, TimeUnit.SECONDS).letter().html()).contains(third);
    }
}
