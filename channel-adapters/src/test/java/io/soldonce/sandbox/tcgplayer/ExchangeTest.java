package io.soldonce.sandbox.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.soldonce.sandbox.web.Json;

/// The calls behind the buttons, for a client that fills in no forms.
class ExchangeTest {
    private static final String PRICING = "/admin/pricing/";
    private PortalSeller seller;

    @BeforeEach
    void open() throws Exception {
        seller = PortalSeller.open();
    }

    @AfterEach
    void close() {
        seller.close();
    }

    private String begin() throws Exception {
        return seller.submit(PRICING + "initializeexportcsv", "filename", "inventory-batch-90.csv", "type", "Pricing").json()
                .path("StagedPricingUploadId").asString();
    }

    private PortalSeller.Reply rows(String upload, String... rows) throws Exception {
        var form = new ArrayList<String>();
        for (int i = 0; i < rows.length; i++) {
            var values = rows[i].split(",");
            form.addAll(
                    List.of("data[" + i + "][Id]", "0", "data[" + i + "][ProductConditionId]", values[0], "data[" + i + "][AddToQuantity]",
                            values[1], "data[" + i + "][MyPrice]", values[2]));
        }
        form.addAll(List.of("stagedPricingUploadId", upload, "fileName", "inventory-batch-90.csv", "type", "Pricing"));
        return seller.submit(PRICING + "uploadexportcsv", form.toArray(String[]::new));
    }

    private PortalSeller.Reply end(String how, String upload) throws Exception {
        return seller.submit(PRICING + how, "scope", "3", "connectionId", "", "stagedPricingUploadId", upload, "type", "Pricing");
    }

    @Test
    void fiveCallsBringAFileToLive() throws Exception {
        var upload = begin();
        assertThat(rows(upload, "90000101,-1,24.57").json()).isEqualTo(Json.parse("{\"Success\":true,\"Messages\":[],"
                + "\"StagedPricingUploadId\":" + upload + ",\"SuccessfulProductCount\":1}"));
        assertThat(rows(upload, "90000103,2,0.70").json().path("Success").asBoolean()).isTrue();
        assertThat(seller.get(PRICING + "staged/" + upload).text("#upload-state")).isEqualTo("Imported");
        assertThat(end("finalizeexportcsv", upload).json()).isEqualTo(Json.parse("{\"success\":true}"));
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        var moved = end("movetolive", upload).json();
        assertThat(moved.path("Error").isEmpty()).isTrue();
        assertThat(moved.path("Update").size()).isEqualTo(2);
        assertThat(moved.path("Update").path(0)).isEqualTo(Json.parse("{\"ProductConditionId\":90000101,\"StorePriceCustomId\":null,"
                + "\"Message\":null,\"ProductName\":\"Example Static Orb\",\"ChannelName\":\"Marketplace\"}"));
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.buyable("CARD-3")).isEqualTo(2);
        assertThat(end("movetolive", upload).json().path("Error").size()).isOne();
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.get(PRICING + "staged/" + upload).text("#upload-state")).isEqualTo("Live");
    }

    @Test
    void whatIsRolledBackNeverGoesLive() throws Exception {
        var upload = begin();
        rows(upload, "90000101,-1,24.57");
        assertThat(end("rollbackexportcsv", upload).json().path("success").asBoolean()).isTrue();
        assertThat(end("finalizeexportcsv", upload).json().path("success").asBoolean()).isFalse();
        assertThat(end("movetolive", upload).json().path("Update").isEmpty()).isTrue();
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
    }

    @Test
    void badRowsAreRefused() throws Exception {
        var upload = begin();
        assertThat(rows(upload, "90000101,-1,0").json().path("Success").asBoolean()).isFalse();
        assertThat(rows(upload, "90000101,1,1.00", "90000101,1,1.00").json().path("Messages").path(0).asString()).contains("Duplicates");
        assertThat(rows("1", "90000101,1,1.00").json().path("SuccessfulProductCount").asInt()).isZero();
        var many = java.util.stream.IntStream.range(0, 751).mapToObj(i -> (90000101 + i) + ",1,1.00").toArray(String[]::new);
        assertThat(rows(upload, many).json().path("Success").asBoolean()).isFalse();
        seller.knob("{'rejectRows':['90000101']}");
        rows(upload, "90000101,1,1.00");
        end("finalizeexportcsv", upload);
        assertThat(end("movetolive", upload).json().path("Error").path(0).path("Message").asString()).isNotEmpty();
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
    }

    @Test
    void anEditIsAbsoluteAndAMissingQuantityIsNone() throws Exception {
        var one = "productQuantityPrices[0][ConditionQuantityPrices][0]";
        var two = "productQuantityPrices[0][ConditionQuantityPrices][1]";
        for (int i = 0; i < 2; i++) {
            assertThat(seller.submit("/admin/product/updateinventory", "productQuantityPrices[0][ProductId]", "1", one
                    + "[ProductConditionId]", "90000101", one + "[Quantity]", "5", one + "[Price]", "9.99", two + "[ProductConditionId]",
                    "90000102", two + "[Price]", "9.00").json().path("success").asBoolean()).isTrue();
            assertThat(seller.buyable("CARD-1")).isEqualTo(5);
            assertThat(seller.buyable("CARD-2")).isZero();
        }
        assertThat(seller.submit("/admin/product/updateinventory", "productQuantityPrices[0][ProductId]", "1", one + "[ProductConditionId]",
                "90000101", one + "[Price]", "9.99", two + "[ProductConditionId]", "90000101", two + "[Price]", "9.99").json()
                .path("success").asBoolean()).isFalse();
        assertThat(seller.buyable("CARD-1")).isEqualTo(5);
    }

    @Test
    void strangersAreSentToTheLogIn() throws Exception {
        seller.submit("/logout");
        assertThat(seller.submit(PRICING + "initializeexportcsv", "filename", "x", "type", "Pricing").path()).isEqualTo("/login");
    }
}
