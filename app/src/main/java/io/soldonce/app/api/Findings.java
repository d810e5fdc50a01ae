package io.soldonce.app.api;

import static io.soldonce.tables.queues.Tables.BACKFILL_FINDING;
import static io.soldonce.tables.queues.Tables.OBSERVED_LISTING;

import io.soldonce.values.ChannelId;
import io.soldonce.values.Money;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What a marketplace already shows and could not be linked to an item by itself: a person links it or leaves it.
@Component
public class Findings {
    private final DSLContext dsl;

    Findings(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// One of them.
    ///
    /// @param finding     why it was not linked: `UNKNOWN_HERE`, `AMBIGUOUS`, `TITLE_DIFFERS`, `PACK_SIZE_DIFFERS`, `TAKEN`
    /// @param toldSku     the SKU as the marketplace has it, null when it has none
    /// @param candidates  SKUs of ours that it may be
    /// @param explanation in a sentence
    public record Finding(String externalId, String finding, String toldSku, String title, List<String> candidates, String explanation,
            Instant foundAt) {
        public Finding {
            candidates = List.copyOf(candidates);
        }
    }

    /// Those nobody has settled, the oldest first.
    public List<Finding> open(ChannelId channel, int limit) {
        return dsl.selectFrom(BACKFILL_FINDING).where(BACKFILL_FINDING.CHANNEL.eq(channel.value()))
                .and(BACKFILL_FINDING.SETTLED_AT.isNull())
                .orderBy(BACKFILL_FINDING.FOUND_AT, BACKFILL_FINDING.EXTERNAL_ID).limit(limit)
                .fetch(row -> new Finding(row.getExternalId(), row.getFinding(), row.getToldSku(), row.getTitle(),
                        List.of(row.getCandidates()), row.getExplanation(), row.getFoundAt().toInstant()));
    }

    /// What the marketplace shows of it.
    ///
    /// @param title null, as the others, when that is not known
    public record SeenThere(String title, String url, Money price) {}

    public SeenThere seen(ChannelId channel, String externalId) {
        return dsl.select(OBSERVED_LISTING.TITLE, OBSERVED_LISTING.URL, OBSERVED_LISTING.PRICE, OBSERVED_LISTING.CURRENCY)
                .from(OBSERVED_LISTING).where(OBSERVED_LISTING.CHANNEL.eq(channel.value()))
                .and(OBSERVED_LISTING.EXTERNAL_ID.eq(externalId))
                .fetchOptional(row -> new SeenThere(row.value1(), row.value2(),
                        row.value3() == null || row.value4() == null ? null : new Money(row.value3(), row.value4())))
                .orElse(new SeenThere(null, null, null));
    }

    /// @return false when there is none, or somebody settled it before
    public boolean settle(ChannelId channel, String externalId, String by, Instant at) {
        return dsl.update(BACKFILL_FINDING).set(BACKFILL_FINDING.SETTLED_AT, at.atOffset(ZoneOffset.UTC))
                .set(BACKFILL_FINDING.SETTLED_BY, by).where(BACKFILL_FINDING.CHANNEL.eq(channel.value()))
                .and(BACKFILL_FINDING.EXTERNAL_ID.eq(externalId)).and(BACKFILL_FINDING.SETTLED_AT.isNull()).execute() > 0;
    }
}
