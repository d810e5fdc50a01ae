package io.soldonce.reconciler.raw;

import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.vault.Tables.RAW_BODY;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/// What came in, as it came in: keys and digest in the journal, the body in the vault, because it may name buyers.
public final class RawInputs {
    private final DSLContext dsl;
    private final Clock clock;
    private final Supplier<UUID> ids;

    public RawInputs(DSLContext dsl, Clock clock, Supplier<UUID> ids) {
        this.dsl = dsl;
        this.clock = clock;
        this.ids = ids;
    }

    /// Stores a body before anybody reads it.
    ///
    /// @param door    by which it came: `orders.csv`, `catalogue.csv`...
    /// @param channel null when it is about none
    /// @return its id
    public UUID store(String door, String channel, String contentType, byte[] body, String actor) {
        var id = ids.get();
        dsl.transaction(transaction -> insert(transaction.dsl(), new Door(door, channel, contentType, actor),
                Map.of(new Input(id, digest(body)), body)));
        return id;
    }

    /// By what, and by whom.
    ///
    /// @param name    such as `ebay orders`
    /// @param channel null when it is about none
    public record Door(String name, String channel, String contentType, String actor) {}

    private record Input(UUID id, ByteBuffer digest) {}

    /// Stores what did not come in by this door before, byte for byte; of the rest, gives the id it had the first time. Two callers at once
    /// store it once.
    ///
    /// @return the ids of the bodies, in their order
    public List<UUID> storeOnce(Door door, List<byte[]> bodies) {
        if (bodies.isEmpty()) {
            return List.of();
        }
        var digests = bodies.stream().map(RawInputs::digest).toList();
        var known = known(dsl, door, digests);
        return known.keySet().containsAll(digests)
                ? digests.stream().map(known::get).toList()
                : dsl.transactionResult(transaction -> storeOnce(transaction.dsl(), door, bodies, digests));
    }

    private List<UUID> storeOnce(DSLContext db, Door door, List<byte[]> bodies, List<ByteBuffer> digests) {
        // Nothing unique could be asked of the digest: by other doors the same file may come in twice, and counts as two.
        db.fetch("select pg_advisory_xact_lock(hashtextextended('raw_input/' || ?, 0))", door.name());
        var known = known(db, door, digests);
        var fresh = new LinkedHashMap<Input, byte[]>();
        for (var i = 0; i < bodies.size(); i++) {
            if (!known.containsKey(digests.get(i))) {
                var id = ids.get();
                known.put(digests.get(i), id);
                fresh.put(new Input(id, digests.get(i)), bodies.get(i));
            }
        }
        insert(db, door, fresh);
        return digests.stream().map(known::get).toList();
    }

    private static Map<ByteBuffer, UUID> known(DSLContext db, Door door, List<ByteBuffer> digests) {
        var known = new LinkedHashMap<ByteBuffer, UUID>();
        db.select(RAW_INPUT.SHA256, RAW_INPUT.ID).from(RAW_INPUT).where(RAW_INPUT.DOOR.eq(door.name()))
                .and(RAW_INPUT.SHA256.in(digests.stream().distinct().map(ByteBuffer::array).toList())).orderBy(RAW_INPUT.RECEIVED_AT)
                .forEach(row -> known.putIfAbsent(ByteBuffer.wrap(row.value1()), row.value2()));
        return known;
    }

    private void insert(DSLContext db, Door door, Map<Input, byte[]> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var inputs = db.insertInto(RAW_INPUT, RAW_INPUT.ID, RAW_INPUT.DOOR, RAW_INPUT.CHANNEL, RAW_INPUT.CONTENT_TYPE, RAW_INPUT.SIZE,
                RAW_INPUT.SHA256, RAW_INPUT.ACTOR, RAW_INPUT.RECEIVED_AT);
        var vault = db.insertInto(RAW_BODY, RAW_BODY.RAW_INPUT_ID, RAW_BODY.BODY);
        for (var entry : fresh.entrySet()) {
            var input = entry.getKey();
            inputs = inputs.values(input.id(), door.name(), door.channel(), door.contentType(), (long) entry.getValue().length,
                    input.digest().array(), door.actor(), now);
            vault = vault.values(input.id(), entry.getValue());
        }
        inputs.execute();
        vault.execute();
    }

    private static ByteBuffer digest(byte[] body) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
