package io.soldonce.projections.query;

import static io.soldonce.tables.projections.Tables.AVAILABILITY;
import static io.soldonce.tables.projections.Tables.ITEM_NOW;
import static io.soldonce.tables.projections.Tables.KIT_COMPONENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.floor;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/// What can be promised of an item: its own units, or of a kit what the scarcest component allows.
final class KitStock {
    private KitStock() {}

    /// For a statement that reads `item_now`, left joined with its `availability`.
    static Field<Integer> availableToPromise() {
        var component = AVAILABILITY.as("component");
        var part = KIT_COMPONENT.as("part");
        var ofKit = field(select(min(floor(coalesce(component.AVAILABLE, inline(0)).cast(SQLDataType.NUMERIC).div(part.QUANTITY)))
                .cast(SQLDataType.INTEGER))
                .from(part).leftJoin(component).on(component.SKU_KEY.eq(part.COMPONENT_KEY))
                .where(part.KIT_KEY.eq(ITEM_NOW.SKU_KEY)));
        return when(ITEM_NOW.IS_KIT, coalesce(ofKit, inline(0))).otherwise(coalesce(AVAILABILITY.AVAILABLE, inline(0)))
                .as("available_to_promise");
    }
}
