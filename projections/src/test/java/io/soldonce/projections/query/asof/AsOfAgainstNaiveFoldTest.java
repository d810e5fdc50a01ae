package io.soldonce.projections.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.item.Bucket;
import io.soldonce.item.Item;
import io.soldonce.projections.TestLedger;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.Page;
import io.soldonce.values.Sku;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random pasts, random instants, both axes: whatever is asked of the tables is what a fold in memory says.
class AsOfAgainstNaiveFoldTest {
    private static final int FACTS = 150;
    private static final int INSTANTS = 12;

    private final TestLedger ledger = new TestLedger();

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void unitsValueDifferenceAndExplanationAgree(long seed) throws SQLException {
        var past = new RandomPast(ledger, seed);
        var changed = 0;
        for (var i = 0; i < FACTS; i++) {
            changed += past.next() ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(FACTS / 4);
        ledger.followAll();
        var naive = new NaiveFold(ledger);
        var random = new Random(seed);
        for (var i = 0; i < INSTANTS; i++) {
            for (var axis : AsOf.Axis.values()) {
                var asOf = new AsOf(axis, oneOf(past.instants(), random));
                stockAgrees(naive, asOf);
                valueAgrees(naive, asOf);
                differenceAgrees(naive, asOf, new AsOf(axis, oneOf(past.instants(), random)));
                explanationAgrees(naive, asOf, random);
            }
        }
        nowAgrees(naive, past);
    }

    private void stockAgrees(NaiveFold naive, AsOf asOf) {
        var stock = new StockAsOf(ledger.db());
        var expected = new ArrayList<StockAsOf.Units>();
        for (var sku : sorted()) {
            var places = naive.places(sku, asOf);
            var answer = stock.of(sku, asOf);
            assertThat(answer.units().places()).as("%s %s", sku, asOf).isEqualTo(places);
            assertThat(answer.moment().isComplete()).isTrue();
            if (!places.isEmpty()) {
                expected.add(answer.units());
            }
        }
        assertThat(pages(after -> stock.page(asOf, after, 2).items(), StockAsOf.Units::sku)).isEqualTo(expected);
        var totals = new TreeMap<String, Integer>();
        expected.forEach(units -> units.places().forEach(place -> totals.merge(place.location() + place.bucket(), place.quantity(),
                Integer::sum)));
        totals.values().removeIf(quantity -> quantity == 0);
        var counted = new TreeMap<String, Integer>();
        stock.totals(asOf).forEach(place -> counted.put(place.location() + place.bucket(), place.quantity()));
        assertThat(counted).isEqualTo(totals);
    }

    private void valueAgrees(NaiveFold naive, AsOf asOf) {
        var values = new ValueAsOf(ledger.db(), ledger.catalogue());
        var sum = new TreeMap<String, BigDecimal>();
        var expected = new ArrayList<ValueAsOf.Value>();
        for (var sku : sorted()) {
            var layers = naive.item(sku, asOf).costs();
            var value = values.of(sku, asOf).value();
            assertThat(value.layers()).extracting(ValueAsOf.Layer::quantity)
                    .isEqualTo(layers.stream().map(Item.CostLayer::quantity).toList());
            var amounts = new TreeMap<String, BigDecimal>();
            layers.stream().filter(layer -> layer.unitCost() != null).forEach(layer -> amounts.merge(layer.unitCost().currency(),
                    layer.unitCost().amount().multiply(BigDecimal.valueOf(layer.quantity())), BigDecimal::add));
            assertThat(value.value()).as("%s %s", sku, asOf).extracting(price -> price.currency() + new BigDecimal(price.amount()))
                    .isEqualTo(amounts.entrySet().stream().map(entry -> entry.getKey() + entry.getValue()).toList());
            amounts.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
            if (value.units() > 0) {
                expected.add(value);
            }
        }
        assertThat(pages(after -> values.page(asOf, after, 2).items(), ValueAsOf.Value::sku)).isEqualTo(expected);
        var totals = values.totals(asOf);
        assertThat(totals.all().items()).isEqualTo(expected.size());
        assertThat(totals.byOwner()).extracting(ValueAsOf.Sum::units)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(totals.all().units()));
        assertThat(totals.all().value()).extracting(price -> price.currency() + new BigDecimal(price.amount()))
                .isEqualTo(sum.entrySet().stream().map(entry -> entry.getKey() + entry.getValue()).toList());
    }

    private void differenceAgrees(NaiveFold naive, AsOf one, AsOf other) {
        var first = one.at().isAfter(other.at()) ? other : one;
        var last = one.at().isAfter(other.at()) ? one : other;
        var between = new StockDifference.Between(one.axis(), first.at(), last.at());
        var difference = new StockDifference(ledger.db());
        var changedSkus = new ArrayList<String>();
        for (var sku : sorted()) {
            var changed = difference.of(sku, between).changed();
            for (var bucket : Bucket.values()) {
                for (var location : List.of("main", "attic")) {
                    var before = naive.units(sku, bucket, location, first);
                    var after = naive.units(sku, bucket, location, last);
                    var place = changed.places().stream().filter(p -> p.location().equals(location)
                            && p.bucket().equals(Codes.shown(bucket))).findFirst();
                    if (bucket.isCounted() && (before != after || place.isPresent())) {
                        assertThat(place.orElseThrow().before()).as("%s %s %s %s", sku, bucket, location, between).isEqualTo(before);
                        assertThat(place.orElseThrow().after()).isEqualTo(after);
                    }
                }
            }
            var facts = naive.facts(sku, last).size() - naive.facts(sku, first).size();
            assertThat(changed.moved().stream().mapToInt(StockDifference.Moved::facts).sum()).isLessThanOrEqualTo(2 * facts);
            if (!changed.moved().isEmpty()) {
                changedSkus.add(sku.value());
            }
        }
        assertThat(pages(after -> difference.page(between, after, 1).items(), StockDifference.Changed::sku))
                .extracting(StockDifference.Changed::sku).isEqualTo(changedSkus);
    }

    private void explanationAgrees(NaiveFold naive, AsOf asOf, Random random) {
        var explanation = new Explanation(ledger.db());
        for (var sku : sorted()) {
            var bucket = oneOf(List.of(Bucket.values()), random);
            var location = oneOf(List.of("main", "attic", ""), random);
            var question = new Explanation.Question(sku, bucket, location.isEmpty() ? null : location, asOf);
            var units = naive.units(sku, bucket, question.location(), asOf);
            var whole = explanation.explain(question, null, 10_000);
            assertThat(whole.sum()).as("%s", question).isEqualTo(units);
            assertThat(whole.quantity()).isEqualTo(units);
            assertThat(whole.movements().stream().mapToInt(Explanation.Step::effect).sum()).isEqualTo(units);
            var balance = units;
            for (var step : whole.movements()) {
                assertThat(step.balance()).isEqualTo(balance);
                assertThat(step.actor()).isEqualTo("tester");
                balance -= step.effect();
            }
            assertThat(balance).isZero();
            assertThat(whole.movements()).extracting(step -> asOf.isByOccurrence() ? step.occurredAt() : step.recordedAt())
                    .isSortedAccordingTo(Comparator.<Instant>naturalOrder().reversed());
            var paged = new ArrayList<Explanation.Step>();
            Explanation.Place place = null;
            Explanation.Explained page;
            do {
                page = explanation.explain(question, place, 3);
                assertThat(page.sum()).isEqualTo(units);
                paged.addAll(page.movements());
                place = page.movements().isEmpty() ? null : new Explanation.Place(paged.getLast().index(), paged.getLast().part());
            } while (page.hasMore());
            assertThat(paged).isEqualTo(whole.movements());
        }
    }

    /// The last instant is now: what the ledger offers by.
    private void nowAgrees(NaiveFold naive, RandomPast past) {
        var now = AsOf.recorded(past.instants().stream().max(Comparator.naturalOrder()).orElseThrow());
        var explanation = new Explanation(ledger.db());
        for (var sku : RandomPast.ITEMS) {
            var explained = explanation.explain(sku, Bucket.AVAILABLE, null, 1);
            assertThat(explained.quantity()).isEqualTo(explained.sum()).isEqualTo(naive.units(sku, Bucket.AVAILABLE, null, now));
        }
    }

    private static List<Sku> sorted() {
        var all = new ArrayList<>(RandomPast.ITEMS);
        all.add(RandomPast.KIT);
        all.sort(null);
        return all;
    }

    private static <T> List<T> pages(Function<String, Page<T>> ask, Function<T, String> place) {
        var all = new ArrayList<T>();
        String after = null;
        Page<T> page;
        do {
            page = ask.apply(after);
            all.addAll(page.rows());
            after = page.rows().isEmpty() ? null : place.apply(page.rows().getLast());
        } while (page.hasMore());
        return all;
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
