package io.soldonce.projections.inline;

import io.soldonce.listing.policy.Desired;
import io.soldonce.listing.policy.ListingPolicy;
import io.soldonce.listing.policy.PolicyInput;
import io.soldonce.projections.inline.PolicyInputs.Listed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// The one routine that derives what listings should show. The caller holds the `availability` rows of the SKUs and of their kits'
/// components, so that a sale and a sweep never write over each other.
public final class DesiredListings {
    /// "REVISION" in ASCII.
    private static final long ORDER_OF_REVISIONS = 0x5245_5649_5349_4F4EL;
    /// Held from drawing revisions to the commit, so that they appear in the order they were drawn: who has seen revision n has seen every
    /// lower one, as a channel's file of changes promises.
    public static final String IN_ORDER = "select pg_advisory_xact_lock(" + ORDER_OF_REVISIONS + ");";
    /// Each revision is drawn once, by the rows both tables are written from.
    private static final String DERIVED = """
        with derived as materialized (
            select sku_key, channel, slot, status, quantity, price, currency, string_to_array(reasons, E'\\n') as reasons, fingerprint,
                   valid_until::timestamptz, cause_index, changed, priority,
                   case when changed then nextval('desired_revision') else revision end as revision
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::text[],
                   ?::bigint[], ?::bigint[], ?::boolean[], ?::smallint[])
                   as x (sku_key, channel, slot, status, quantity, price, currency, reasons, fingerprint, valid_until, cause_index,
                   revision, changed, priority))""";
    private static final String DUE = """
        , due as (
            insert into due_listing (sku_key, channel, slot, revision, priority, due_at)
            select sku_key, channel, slot, revision, priority, ? from derived where changed
            on conflict (sku_key, channel, slot) do update set revision = excluded.revision,
                   priority = least(due_listing.priority, excluded.priority), due_at = least(due_listing.due_at, excluded.due_at),
                   origin = 'desired', plan_id = null)""";
    private static final String DESIRED = """
        insert into desired_listing (sku_key, channel, slot, status, quantity, price, currency, reasons, fingerprint, valid_until,
               cause_index, policy_version, at_index, computed_at, revision)
        select sku_key, channel, slot, status, quantity, price, currency, reasons, fingerprint, valid_until, cause_index, ?, ?, ?, revision
          from derived
            on conflict (sku_key, channel, slot) do update set status = excluded.status, quantity = excluded.quantity,
               price = excluded.price, currency = excluded.currency, reasons = excluded.reasons, fingerprint = excluded.fingerprint,
               valid_until = excluded.valid_until, cause_index = excluded.cause_index, policy_version = excluded.policy_version,
               at_index = excluded.at_index, computed_at = excluded.computed_at, revision = excluded.revision""";

    /// Delists because fewer are available go before everything else.
    private static final short SOLD_DELIST = 0;
    private static final short OTHER = 1;

    private final Function<PolicyInput, Desired> policyNow;
    private final Instant now;
    private final boolean marksDue;

    private DesiredListings(Function<PolicyInput, Desired> policyNow, Instant now, boolean marksDue) {
        this.policyNow = policyNow;
        this.now = now;
        this.marksDue = marksDue;
    }

    /// @param policy what decides; [ListingPolicy#desired] but for tests of its failure
    static DesiredListings at(Instant now, Policy policy) {
        return new DesiredListings(input -> policy.desired(input, now), now, true);
    }

    /// For tables beside the live ones: nothing becomes due, and no trouble is raised again.
    public static DesiredListings withoutMarking(Instant now) {
        return new DesiredListings(input -> ListingPolicy.desired(input, now), now, false);
    }

    /// The policy as a port, so that its failure can be tried.
    @FunctionalInterface
    public interface Policy {
        Desired desired(PolicyInput input, Instant now);
    }

    /// Derives all listings of these SKUs and of the kits made of them.
    ///
    /// @param keys    SKU keys
    /// @param atIndex index of the newest event in the tables read
    /// @return what went wrong or needs a person, to be put into the journal
    public List<Trouble> derive(Connection connection, Collection<String> keys, long atIndex) throws SQLException {
        return deriveExactly(connection, PolicyInputs.withKits(connection, keys), atIndex);
    }

    /// Like [#derive], for keys that already name the kits.
    public List<Trouble> deriveExactly(Connection connection, Collection<String> keys, long atIndex) throws SQLException {
        var troubles = new ArrayList<Trouble>();
        var rows = new ArrayList<Derived>();
        for (var listed : PolicyInputs.read(connection, keys)) {
            if (listed.input() != null) {
                var derived = derive(listed, troubles);
                if (derived.isWritten()) {
                    rows.add(derived);
                }
            }
        }
        if (!rows.isEmpty()) {
            write(connection, rows, atIndex);
        }
        return marksDue ? troubles : List.of();
    }

    private Derived derive(Listed listed, List<Trouble> troubles) {
        Desired desired;
        try {
            desired = policyNow.apply(listed.input());
        } catch (RuntimeException policyFailed) {
            var stock = listed.input().stock();
            desired = ListingPolicy.failed(listed.last(), stock == null ? null : stock.available());
            troubles.add(Trouble.policyFailed(listed, policyFailed));
        }
        troubles.addAll(Trouble.newIn(listed, desired));
        return new Derived(listed, desired);
    }

    private record Derived(Listed listed, Desired desired) {
        /// The content: what a push would carry, and why.
        boolean isChanged() {
            var last = listed.last();
            return last == null || last.status() != desired.status() || !Objects.equals(last.quantity(), desired.quantity())
                    || !Objects.equals(last.price(), desired.price()) || !last.reasons().equals(desired.reasons())
                    || !last.fingerprint().equals(desired.fingerprint());
        }

        boolean isWritten() {
            return isChanged() || listed.causeIndex() != listed.lastCause() || listed.lastVersion() != ListingPolicy.VERSION
                    || !Objects.equals(listed.last().validUntil(), desired.validUntil());
        }

        short priority() {
            var last = listed.last();
            var falls = last != null && last.quantity() != null && desired.quantity() != null && desired.quantity() < last.quantity();
            return falls ? SOLD_DELIST : OTHER;
        }
    }

    private void write(Connection connection, List<Derived> rows, long atIndex) throws SQLException {
        try (var statement = connection.prepareStatement((marksDue ? IN_ORDER + DERIVED + DUE : DERIVED) + "\n" + DESIRED)) {
            var p = new Parameters(connection, statement);
            p.array("text", rows, row -> row.listed.skuKey()).array("text", rows, row -> row.listed.channel())
                    .array("text", rows, row -> row.listed.slot()).array("text", rows, row -> row.desired.status().name())
                    .array("int4", rows, row -> row.desired.quantity())
                    .array("numeric", rows, row -> row.desired.price() == null ? null : row.desired.price().amount())
                    .array("text", rows, row -> row.desired.price() == null ? null : row.desired.price().currency())
                    .array("text", rows, row -> String.join("\n", row.desired.reasons()))
                    .array("text", rows, row -> row.desired.fingerprint())
                    .array("text", rows, row -> row.desired.validUntil() == null ? null : row.desired.validUntil().toString())
                    .array("int8", rows, row -> row.listed.causeIndex()).array("int8", rows, row -> row.listed.lastRevision())
                    .array("bool", rows, Derived::isChanged).array("int2", rows, Derived::priority);
            if (marksDue) {
                p.value(Timestamp.from(now));
            }
            p.value(ListingPolicy.VERSION).value(atIndex).value(Timestamp.from(now));
            statement.execute();
        }
    }
}
