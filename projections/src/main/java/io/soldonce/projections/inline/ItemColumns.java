package io.soldonce.projections.inline;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.soldonce.item.ItemDetails;
import io.soldonce.tables.projections.tables.records.ItemNowRecord;
import io.soldonce.values.Money;
import java.util.TreeMap;
import org.jooq.JSON;
import tools.jackson.databind.json.JsonMapper;

/// What is written down about an item, in the columns of `item_now`.
final class ItemColumns {
    private static final JsonMapper JSON_TEXT = JsonMapper.builder()
            .changeDefaultPropertyInclusion(included -> included.withValueInclusion(Include.NON_NULL)).build();

    private ItemColumns() {}

    static void describe(ItemNowRecord row, ItemDetails details) {
        var grading = details.grading();
        row.setTitle(details.title()).setCategory(details.category()).setCondition(details.condition().name())
                .setGrader(grading == null ? null : grading.grader()).setGrade(grading == null ? null : grading.grade())
                .setCertificate(grading == null ? null : grading.certificate())
                .setEan(details.ean()).setPackSize(details.packSize()).setSerial(details.serial())
                .setPhotosDone(details.photos() == ItemDetails.Photos.DONE).setOneOfAKind(details.oneOfAKind())
                .setAcquiredOn(details.acquiredOn()).setAcquiredFrom(details.acquiredFrom())
                .setAttributes(json(new TreeMap<>(details.attributes()))).setDefects(json(details.defects())).setNotes(details.notes());
        var parcel = details.parcel();
        row.setParcelLength(parcel == null ? null : parcel.length()).setParcelWidth(parcel == null ? null : parcel.width())
                .setParcelHeight(parcel == null ? null : parcel.height()).setParcelWeight(parcel == null ? null : parcel.weight());
        var target = details.targetValue();
        var market = details.marketValue();
        row.setTargetValue(target == null ? null : target.amount()).setTargetCurrency(target == null ? null : target.currency())
                .setMarketValue(market == null ? null : market.amount()).setMarketCurrency(market == null ? null : market.currency());
    }

    /// The floor of a price stands on the most that was ever paid for one; another currency starts anew.
    static ItemNowRecord cost(ItemNowRecord row, Money unitCost) {
        var had = row.getHighestCost() == null ? null : new Money(row.getHighestCost(), row.getCostCurrency());
        if (had == null || !had.isSameCurrency(unitCost) || had.compareAmount(unitCost) < 0) {
            row.setHighestCost(unitCost.amount()).setCostCurrency(unitCost.currency());
        }
        return row;
    }

    private static JSON json(Object value) {
        return JSON.json(JSON_TEXT.writeValueAsString(value));
    }
}
