package io.soldonce.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channel.ChannelFact;
import io.soldonce.engine.EventCatalogue;
import io.soldonce.item.ItemDetails;
import io.soldonce.item.ItemFact;
import io.soldonce.listing.ListingFact;
import io.soldonce.order.OrderFact;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The log is for ever: what a fact's JSON is today must be readable, and written the same, in ten years. `golden/events` holds one
/// example of each fact and revision with every field filled, and one with as little as it can have (`-least`).
///
/// A fact that changes gets a new revision, an upcast and a new file; the old file stays and must still be read. To write the files of new
/// facts and revisions, `./mvnw -pl ledger-core test -Dtest=GoldenEventsTest -Dgolden.rewrite=true`, and look at every line of the difference:
/// a changed file of an old revision is a broken log.
class GoldenEventsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/events");
    private static final boolean REWRITE = Boolean.getBoolean("golden.rewrite");
    private static final EventCatalogue CATALOGUE = LedgerCatalogue.create();

    /// @param file name of the golden file without `.json`
    record Example(String file, Object fact) {
        @Override
        public String toString() {
            return file;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isWrittenAndReadAsEver(Example example) throws IOException {
        var written = CATALOGUE.write(example.fact());
        var file = GOLDEN.resolve(example.file() + ".json");
        if (REWRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, written.json());
        }
        assertThat(Files.readAllBytes(file)).asString(UTF_8).isEqualTo(written.json());
        assertThat(CATALOGUE.read(written.name(), written.revision(), Files.readString(file))).isEqualTo(example.fact());
    }

    static Stream<Example> examples() {
        return Stream.concat(GoldenExamples.full().stream().map(fact -> new Example(fileOf(fact), fact)),
                GoldenExamples.least().stream().map(fact -> new Example(fileOf(fact) + "-least", fact)));
    }

    @Test
    void everyFileIsStillReadAlsoThoseOfOldRevisions() throws IOException {
        var current = examples().map(Example::file).collect(Collectors.toSet());
        try (var files = Files.list(GOLDEN)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".json", "");
                var parts = name.replace("-least", "").split("-(?=\\d+$)", -1);
                var fact = CATALOGUE.read(parts[0], Integer.parseInt(parts[1]), Files.readString(file));
                assertThat(current.contains(name) || !fileOf(fact).equals(name.replace("-least", ""))).as("%s has an example", name)
                        .isTrue();
            }
        }
    }

    /// Before revision 2 nobody wrote down a parcel, a defect, or what a thing is worth: none is what it reads as, and nothing else changes.
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"item-registered", "item-revised"})
    void anItemOfTheFirstRevisionHasNoDefectsAndNoValues(String name) throws IOException {
        for (var least : List.of("", "-least")) {
            var now = detailsOf(CATALOGUE.read(name, 2, Files.readString(GOLDEN.resolve(name + "-2" + least + ".json"))));
            assertThat(detailsOf(CATALOGUE.read(name, 1, Files.readString(GOLDEN.resolve(name + "-1" + least + ".json")))))
                    .isEqualTo(new ItemDetails(now.title(), now.category(), now.condition(), now.grading(), now.ean(), now.packSize(),
                            now.serial(), now.photos(), now.oneOfAKind(), now.acquiredOn(), now.acquiredFrom(), now.attributes(), null,
                            null,
                            null, List.of(), now.notes()));
        }
    }

    private static ItemDetails detailsOf(Object fact) {
        return fact instanceof ItemFact.Registered registered ? registered.details() : ((ItemFact.Revised) fact).details();
    }

    @Test
    void everyEntryOfTheCatalogueHasAFileForEachOfItsRevisions() {
        for (var entry : CATALOGUE.entries()) {
            for (var revision = 1; revision <= entry.revision(); revision++) {
                assertThat(GOLDEN.resolve(entry.name() + "-" + revision + ".json")).exists();
            }
        }
    }

    @Test
    void everyFactIsInTheCatalogueAndNothingElse() {
        var facts = Stream.of(ItemFact.class, OrderFact.class, ListingFact.class, ChannelFact.class).flatMap(GoldenEventsTest::records)
                .toList();
        assertThat(CATALOGUE.entries()).extracting(EventCatalogue.Entry::type)
                .containsExactlyInAnyOrderElementsOf(new ArrayList<Class<?>>(facts));
        assertThat(GoldenExamples.full()).extracting(Object::getClass).containsExactlyInAnyOrderElementsOf(new ArrayList<Class<?>>(facts));
    }

    @Test
    void namesArePermanentWordsWithoutASuffix() {
        assertThat(CATALOGUE.entries()).extracting(EventCatalogue.Entry::name).allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"))
                .noneMatch(name -> name.endsWith("-event"));
    }

    @Test
    void aFullExampleLeavesNoFieldOut() {
        assertThat(GoldenExamples.full()).allSatisfy(fact -> assertThat(empty(fact, "")).isEmpty());
    }

    @Test
    void whateverMayBeMissingIsMissingInTheLeastExample() {
        var least = GoldenExamples.least().stream().collect(Collectors.toMap(Object::getClass, Function.identity()));
        assertThat(least).hasSize(GoldenExamples.least().size());
        assertThat(least.values()).allSatisfy(fact -> assertThat(empty(fact, "")).isNotEmpty());
    }

    private static String fileOf(Object fact) {
        var written = CATALOGUE.write(fact);
        return written.name() + "-" + written.revision();
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(GoldenEventsTest::records) : Stream.of(type);
    }

    /// The fields, at any depth, that hold nothing.
    private static List<String> empty(Object value, String field) {
        return switch (value) {
            case null -> List.of(field);
            case Map<?, ?> map -> map.isEmpty() ? List.of(field) : List.of();
            case Collection<?> all -> all.isEmpty() ? List.of(field) : all.stream().flatMap(one -> empty(one, field).stream()).toList();
            case Record fact -> Stream.of(fact.getClass().getRecordComponents())
                    .flatMap(component -> empty(valueOf(component, fact), field + "." + component.getName()).stream()).toList();
            default -> List.of();
        };
    }

    private static Object valueOf(RecordComponent component, Record fact) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException unreadable) {
            throw new LinkageError(component.toString(), unreadable);
        }
    }
}
