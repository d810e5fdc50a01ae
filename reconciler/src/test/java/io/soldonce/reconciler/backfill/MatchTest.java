package io.soldonce.reconciler.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.reconciler.backfill.Match.By;
import io.soldonce.reconciler.backfill.Match.Candidates;
import io.soldonce.reconciler.backfill.Match.Item;
import io.soldonce.reconciler.backfill.Match.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchTest {
    private static final String EAN = "4005556000012";
    private static final Item PUZZLE = item("PUZZLE", "Puzzle of a castle 1000 pieces", EAN, 1);

    @Test
    void theIdGoesBeforeTheSku() {
        var ours = new Candidates(PUZZLE, item("OTHER", "Other", null, 1), List.of());
        assertThat(Match.of(seen("OTHER", EAN, 1, "Puzzle of a castle"), ours)).isEqualTo(new Match.Linked(PUZZLE, By.EXTERNAL_ID, false));
    }

    @Test
    void theSkuGoesBeforeTheEan() {
        var other = item("OTHER", "Puzzle of a castle", null, 1);
        assertThat(Match.of(seen("OTHER", EAN, 1, "Puzzle of a castle"), new Candidates(null, other, List.of(PUZZLE))))
                .isEqualTo(new Match.Linked(other, By.SKU, false));
    }

    @Test
    void aTitleThatDiffersIsNamedThoughTheSkuSaysItAll() {
        assertThat(Match.of(seen("PUZZLE", null, 1, "Blue mug"), new Candidates(null, PUZZLE, List.of())))
                .isEqualTo(new Match.Linked(PUZZLE, By.SKU, true));
    }

    @Test
    void anEanLinksOnlyTheSamePack() {
        assertThat(Match.of(seen(null, EAN, 1, "Castle puzzle"), byEan(PUZZLE))).isEqualTo(new Match.Linked(PUZZLE, By.EAN, false));
        assertThat(Match.of(seen(null, EAN, 6, "Castle puzzle"), byEan(PUZZLE))).isEqualTo(new Match.PackSizeDiffers(List.of("PUZZLE")));
    }

    @Test
    void anEanAloneDoesNotOutweighTheTitle() {
        assertThat(Match.of(seen(null, EAN, 1, "Blue mug"), byEan(PUZZLE)))
                .isEqualTo(new Match.TitleDiffers("PUZZLE", PUZZLE.title()));
    }

    @Test
    void twoItemsOfOneEanAreAmbiguous() {
        var twin = item("PUZZLE-B", "Puzzle of a castle 1000 pieces, box damaged", EAN, 1);
        assertThat(Match.of(seen(null, EAN, 1, "Castle puzzle"), byEan(PUZZLE, twin)))
                .isEqualTo(new Match.Ambiguous(List.of("PUZZLE", "PUZZLE-B")));
    }

    @Test
    void twoListingsOfOneEanAreAmbiguousToo() {
        var seen = new Sighting("1", null, EAN, 1, "Castle puzzle", false);
        assertThat(Match.of(seen, byEan(PUZZLE))).isEqualTo(new Match.Ambiguous(List.of("PUZZLE")));
    }

    @Test
    void anItemLinkedToAnotherListingIsTakenUnlessThatWasEnded() {
        var linked = new Item("PUZZLE", "", "Puzzle", null, 1, true, "2", false);
        assertThat(Match.of(seen("PUZZLE", null, 1, "Puzzle"), new Candidates(null, linked, List.of())))
                .isEqualTo(new Match.Taken("PUZZLE", "2"));
        var ended = new Item("PUZZLE", "", "Puzzle", null, 1, true, "2", true);
        assertThat(Match.of(seen("PUZZLE", null, 1, "Puzzle"), new Candidates(null, ended, List.of())))
                .isEqualTo(new Match.Linked(ended, By.SKU, false));
    }

    @Test
    void aPackUnderOneSkuIsNotOneUnit() {
        assertThat(Match.of(seen("PUZZLE", null, 3, "Puzzle"), new Candidates(null, PUZZLE, List.of())))
                .isEqualTo(new Match.PackSizeDiffers(List.of("PUZZLE")));
    }

    @Test
    void whatNothingMatchesIsUnknown() {
        assertThat(Match.of(seen("X", null, 1, "Puzzle of a castle 1000 pieces"), new Candidates(null, null, List.of())))
                .isEqualTo(new Match.Unknown());
    }

    @Test
    void twelveDigitsAndThirteenAreOneNumber() {
        assertThat(Names.spellings("012345678905")).contains("0012345678905", "012345678905");
        assertThat(Names.number("012345678905")).isEqualTo(Names.number("0012345678905"));
    }

    private static Candidates byEan(Item... items) {
        return new Candidates(null, null, List.of(items));
    }

    private static Item item(String sku, String title, String ean, int pack) {
        return new Item(sku, "", title, ean, pack, false, null, false);
    }

    private static Sighting seen(String sku, String ean, int pack, String title) {
        return new Sighting("1", sku, ean, pack, title, true);
    }
}
