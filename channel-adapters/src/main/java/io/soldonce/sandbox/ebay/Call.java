package io.soldonce.sandbox.ebay;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jooq.DSLContext;

import com.sun.net.httpserver.Headers;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// One request on its way to its handler.
///
/// @param caller null where no token is needed
/// @param now    of the server's clock
record Call(DSLContext db, Instant now, Caller caller, String url, Map<String, String> variables, Map<String, String> query,
        Headers headers, String raw) {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}-[A-Z]{2}");

    String account() {
        return caller.account();
    }

    Knobs knobs() {
        return caller.knobs();
    }

    String variable(String name) {
        return variables.get(name);
    }

    /// The body, which must be a JSON object.
    ObjectNode body() {
        try {
            if (Json.parse(raw) instanceof ObjectNode object) {
                return object;
            }
            throw EbayError.invalidRequest("The body is not a JSON object.").refusal();
        } catch (JacksonException e) {
            throw EbayError.invalidRequest("The body is not JSON: " + e.getOriginalMessage()).refusal();
        }
    }

    /// eBay refuses writes of content without a language.
    String contentLanguage() {
        var language = headers.getFirst("Content-Language");
        if (language == null || !LANGUAGE.matcher(language).matches()) {
            throw EbayError.invalidValue("header Content-Language", "").refusal();
        }
        return language.replace('-', '_');
    }

    /// Runs a write in one transaction, which the knob [Knob#ACCEPT_WITHOUT_APPLYING] quietly rolls back.
    Answer write(Function<DSLContext, Answer> work) {
        boolean isApplied = !take(Knob.ACCEPT_WITHOUT_APPLYING);
        var done = new Answer[1];
        try {
            db.transaction(configuration -> {
                done[0] = work.apply(configuration.dsl());
                if (!isApplied) {
                    throw new NotApplied();
                }
            });
        } catch (NotApplied e) {
            return done[0];
        }
        return done[0];
    }

    /// True when the counter was above 0; it is one less then.
    boolean take(Knob knob) {
        return take(db, knob);
    }

    /// The same inside a transaction, which must not wait for a second connection.
    boolean take(DSLContext tx, Knob knob) {
        return knobs().number(knob) > 0 && KnobStore.take(tx, caller.owner(), knob);
    }

    void refuseIfToldTo(String sku) {
        if (knobs().texts(Knob.FAIL_SKUS).contains(sku)) {
            throw toldToFail().refusal();
        }
    }

    static EbayError toldToFail() {
        return EbayError.inventory(25002, "A user error has occurred. The listing needs attention.");
    }

    private static final class NotApplied extends RuntimeException {
        NotApplied() {
            super("told not to apply", null, false, false);
        }
    }
}
