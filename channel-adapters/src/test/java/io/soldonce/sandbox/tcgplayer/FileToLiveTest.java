package io.soldonce.sandbox.tcgplayer;

import static io.soldonce.sandbox.tcgplayer.PortalSeller.HEADER;
import static io.soldonce.sandbox.tcgplayer.PortalSeller.file;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A file goes in, is saved, and is moved to live.
class FileToLiveTest {
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
    void nothingIsLiveBeforeTheMove() throws Exception {
        var upload = seller.bring(file("90000101,-1,17.0000", "90000103,+2,0.70"));
        assertThat(upload.path()).matches("/admin/pricing/staged/[0-9]+");
        assertThat(upload.text("#upload-state")).isEqualTo("Imported");
        assertThat(upload.text("#file-name")).isEqualTo("batch.csv");
        assertThat(upload.texts("#messages li")).containsExactly("Headers are valid", "2 records processed", "No duplicates exist",
                "Validated 2 records", "2 products were successfully imported.");
        assertThat(upload.texts("#staged-products tr[data-id=90000101] td")).containsExactly("Example Static Orb (Near Mint)", "-1",
                "$17.00",
                "(Live: $16.39)", "3");
        assertThat(upload.page().select("form#move")).isEmpty();
        var saved = seller.submit(upload.path() + "/save");
        assertThat(saved.text("#upload-state")).isEqualTo("Staged");
        assertThat(saved.page().select("form#save")).isEmpty();
        assertThat(seller.buyable("CARD-1")).isEqualTo(3);
        var moved = seller.submit(upload.path() + "/move");
        assertThat(moved.text("#upload-state")).isEqualTo("Live");
        assertThat(moved.page().select("form#move, form#save, form#remove")).isEmpty();
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
        assertThat(seller.seen("CARD-1").path("price").asString()).isEqualTo("17.00");
        assertThat(seller.buyable("CARD-3")).isEqualTo(2);
        assertThat(seller.buyable("CARD-2")).isEqualTo(1);
    }

    @Test
    void theSameFileTwiceSubtractsTwiceAndAQuantityEndsAtZero() throws Exception {
        seller.live("90000101,-2,16.39");
        assertThat(seller.buyable("CARD-1")).isEqualTo(1);
        seller.live("90000101,-2,16.39");
        assertThat(seller.buyable("CARD-1")).isZero();
        seller.live("90000101,2,16.39");
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
    }

    @Test
    void theSameUploadTwiceSubtractsOnce() throws Exception {
        var upload = seller.live("90000101,-1,16.39").path();
        var again = seller.submit(upload + "/move");
        assertThat(again.status()).isEqualTo(409);
        assertThat(seller.submit(upload + "/remove").status()).isEqualTo(409);
        assertThat(seller.buyable("CARD-1")).isEqualTo(2);
    }

    @Test
    void oneBadLineRefusesTheWholeFile() throws Exception {
        var refused = seller.bring(file("90000101,-1,16.39", "90000101,-1,16.39", "90000102,0,", "90000103,1,0.00", "90000104,1,200000.01",
                "C-12,1,1.00", "90000105,x,1.00"));
        assertThat(refused.path()).isEqualTo("/admin/pricing/import");
        assertThat(refused.texts("ul#messages li.error")).hasSize(6).anyMatch(error -> error.startsWith("Line 3: Duplicate"))
                .anyMatch(error -> error.startsWith("Line 4: TCG Marketplace Price is missing"))
                .anyMatch(error -> error.startsWith("Line 5:")).anyMatch(error -> error.startsWith("Line 6:"))
                .anyMatch(error -> error.startsWith("Line 7:")).anyMatch(error -> error.startsWith("Line 8:"));
        assertThat(seller.get("/admin/pricing/staged").page().select("#staged-uploads tr[data-upload-id]")).isEmpty();
    }

    @Test
    void headersMustBeTheirs() throws Exception {
        assertThat(seller.bring(HEADER.replace("TCGplayer Id", "Id") + "\r\n").texts("#messages .error")).hasSize(2);
        assertThat(seller.bring(HEADER.replace("Rarity", "Number") + "\r\n").texts("#messages .error")).hasSize(2);
        assertThat(seller.bring(HEADER + "\r\n").text("#messages .error")).isEqualTo("The file has no products.");
        var shorter = HEADER.replace(",Photo URL", "").replace("TCG Low Price With Shipping,", "");
        assertThat(seller.bring(shorter + "\n\"90000101\",,,,,,,,,,,0,1,16.39\n").text("#upload-state")).isEqualTo("Imported");
    }

    @Test
    void whatIsExportedCanBeImported() throws Exception {
        var exported = seller.export();
        assertThat(exported).startsWith(HEADER + "\r\n").contains("\"90000102\",\"Magic\"").contains("\"3\",\"0\",\"16.39\",\"\"\r\n")
                .contains("\"0\",\"0\",\"0.6800\"");
        assertThat(exported.split("\r\n")).hasSize(4);
        seller.submit(seller.bring(exported).path() + "/save");
        assertThat(seller.submit("/admin/pricing/export-staged").body().split("\r\n")).hasSize(4);
        assertThat(seller.export()).isEqualTo(exported);
    }

    @Test
    void theListShowsUploadsOfThirtyDaysNewestFirst() throws Exception {
        var first = seller.bring(file("90000101,1,1.00")).path();
        seller.clock.pass(java.time.Duration.ofDays(29));
        var second = seller.bring(file("90000102,1,1.00")).path();
        seller.submit(second + "/remove");
        var list = seller.get("/admin/pricing/staged");
        assertThat(list.texts("#staged-uploads tr[data-upload-id] td.state")).containsExactly("Removed", "Imported");
        assertThat(list.page().select("#staged-uploads tr[data-upload-id]").eachAttr("data-upload-id"))
                .containsExactly(second.replaceAll(".*/", ""), first.replaceAll(".*/", ""));
        seller.clock.pass(java.time.Duration.ofDays(2));
        assertThat(seller.get("/admin/pricing/staged").texts("td.state")).containsExactly("Removed");
    }

    @Test
    void aProductOutsideTheCatalogueIsNamed() throws Exception {
        var upload = seller.bring(file("90000101,1,16.39", "77,1,1.00"));
        assertThat(upload.texts("#messages li")).contains("1 products were successfully imported.");
        assertThat(upload.text("tr[data-id=77] td.problem")).isEqualTo("Product not found in the catalog.");
        seller.submit(upload.path() + "/save");
        assertThat(seller.submit(upload.path() + "/move").text("#upload-state")).isEqualTo("Partly live");
        assertThat(seller.buyable("CARD-1")).isEqualTo(4);
    }

    @Test
    void belowLevelFourNothingIsImported() throws Exception {
        seller.put("/sandbox/accounts/example", "{'user':'pat@example.com','password':'secret','seller':'Example Cards','level':3}");
        assertThat(seller.get("/admin/pricing").page().select("form#import")).isEmpty();
        assertThat(seller.bring(file("90000101,1,16.39")).status()).isEqualTo(403);
    }
}
