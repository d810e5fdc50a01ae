package io.soldonce.app.imports;

import static io.soldonce.tables.journals.Tables.RAW_INPUT;
import static io.soldonce.tables.vault.Tables.RAW_BODY;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// What came in, as it came in: keys and digest in the journal, the body in the vault, because it may name buyers.
@Component
public class RawInputs {
    private final DSLContext dsl;
    private final Clock clock;
    private final Supplier<UUID> ids;

    RawInputs(DSLContext dsl, Clock clock, Supplier<UUID> ids) {
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
        dsl.transaction(transaction -> {
            transaction.dsl()
                    .insertInto(RAW_INPUT, RAW_INPUT.ID, RAW_INPUT.DOOR, RAW_INPUT.CHANNEL, RAW_INPUT.CONTENT_TYPE, RAW_INPUT.SIZE,
                            RAW_INPUT.SHA256, RAW_INPUT.ACTOR, RAW_INPUT.RECEIVED_AT)
                    .values(id, door, channel, contentType, (long) body.length, digest(body), actor,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .execute();
            transaction.dsl().insertInto(RAW_BODY, RAW_BODY.RAW_INPUT_ID, RAW_BODY.BODY).values(id, body).execute();
        });
        return id;
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
