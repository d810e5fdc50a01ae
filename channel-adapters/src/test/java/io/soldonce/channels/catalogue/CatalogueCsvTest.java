package io.soldonce.channels.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.Documents;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import io.soldonce.values.Sku;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CatalogueCsvTest {
    @Test
    void rows_are_read_with_all_their_values() throws CsvRefused {
        var parsed = CatalogueCsv.parse(Documents.of(CatalogueCsvTest.class, "shelf.csv"));
        assertThat(parsed.troubles()).isEmpty();
        var graded = parsed.good().getFirst();
        assertThat(graded.title()).isEqualTo("Emberfall \"Tinderbox\" PSA 10");
        assertThat(graded.grade()).isEqualTo("10");
        assertThat(graded.unitCost()).isEqualTo(Money.of("37.43", "USD"));
        assertThat(graded.acquiredOn()).isEqualTo(LocalDate.of(2026, 10, 12));
        assertThat(graded.photosDone()).isFalse();
        var raw = parsed.good().get(1);
        assertThat(raw.condition()).isEqualTo("NEAR_MINT");
        assertThat(raw.channels()).containsExactly(new ChannelId("ebay"), new ChannelId("tcgplayer"));
        assertThat(raw.tcgplayerId()).isEqualTo("91000051");
        assertThat(raw.packSize()).isEqualTo(1);
        var sleeves = parsed.good().get(2);
        assertThat(sleeves.quantity()).isZero();
        assertThat(sleeves.price()).isNull();
        assertThat(sleeves.packSize()).isEqualTo(60);
    }

    @Test
    void troubles_are_named_all_at_once() throws CsvRefused {
        var file = """
            sku,title,condition,quantity,grader,grade,unit_cost,currency,acquired_on,photos,ean,channels
            a/b,,shiny,-1,,,x,USD,yesterday,soon,12,E Bay
            A-1,t,GRADED,1,PSA,,,,,,,
            A-2,t,NEW,1,PSA,10,,,,,,
            A-3,t,NEW,1,,,,,,,,
            a-3,t,NEW,1,,,,,,,,
            """;
        var parsed = CatalogueCsv.parse(file.getBytes(UTF_8));
        assertThat(parsed.troubles()).filteredOn(trouble -> trouble.line() == 2).extracting(RowTrouble::column).containsExactly("sku",
                "title",
                "condition", "quantity", "unit_cost", "acquired_on", "photos", "ean", "channels");
        assertThat(parsed.troubles()).filteredOn(trouble -> trouble.line() > 2).extracting(RowTrouble::where)
                .containsExactly("line 3, column grader", "line 4, column grader", "line 6, column sku");
        assertThat(parsed.good()).extracting(CatalogueRow::sku).containsExactly(new Sku("A-3"));
    }

    @Test
    void a_kit_is_gathered_from_its_rows_or_left_out_whole() throws CsvRefused {
        var file = """
            kit_sku,title,component_sku,component_quantity,price,currency,channels
            KIT-1,Starter,SLEEVES,1,31.99,USD,ebay|whatnot
            KIT-1,Starter,BOX,2,31.99,USD,ebay|whatnot
            KIT-2,Trio,SLEEVES,1,9.00,USD,ebay
            KIT-2,Trio,BOX,0,9.00,USD,ebay
            KIT-3,Other,SLEEVES,1,9.00,USD,ebay
            KIT-3,Another,SLEEVES,1,9.00,USD,ebay
            """;
        var parsed = KitsCsv.parse(file.getBytes(UTF_8));
        assertThat(parsed.good()).singleElement().satisfies(kit -> {
            assertThat(kit.sku()).isEqualTo(new Sku("KIT-1"));
            assertThat(kit.components()).containsExactly(new KitRow.Component(new Sku("SLEEVES"), 1),
                    new KitRow.Component(new Sku("BOX"), 2));
        });
        assertThat(parsed.troubles()).extracting(RowTrouble::where).containsExactly("line 4", "line 5, column component_quantity", "line 6",
                "line 7, column kit_sku", "line 7, column component_sku");
    }
}
