package io.soldonce.engine;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One try to carry out a batch in one unit of work: lock, catch up, decide, append, project, commit. Tells nobody anything.
final class Attempt {
    private static final Logger LOGGER = LoggerFactory.getLogger(Attempt.class);

    sealed interface Result {}

    /// @param outcomes of the first requests, in their order; the batch is closed early when it has many events
    /// @param head     of the log after the commit
    record Committed(List<Outcome> outcomes, Head head, Map<String, StreamState> changed) implements Result {}

    /// Certain to have left nothing behind.
    record Undone(Throwable cause) implements Result {}

    /// The commit was sent and not answered: it happened if the log holds the entry `then.head()`.
    record InDoubt(Committed then, Throwable cause) implements Result {}

    private final LaneParts parts;
    private final List<Request> requests;
    private final IdempotencyKeys keys;
    private BatchStates states;
    private Decider decider;
    private Committed prepared;
    private boolean commitSent;

    Attempt(LaneParts parts, List<Request> requests) {
        this.parts = parts;
        this.requests = requests;
        this.keys = new IdempotencyKeys(parts.tools().outcomes());
    }

    Result run() {
        UnitOfWork<Message<?>> work = DefaultUnitOfWork.startAndGet(new GenericMessage<>("append lane"));
        try {
            work.attachTransaction(parts.transactions());
            // Axon runs commit handlers in reverse order: registered after the transaction, this one runs before it
            work.onCommit(_ -> commitSent = true);
            begin(parts.transactions().current());
            List<Outcome> outcomes = decideAll();
            if (!decider.events().isEmpty()) {
                parts.eventBus().publish(decider.events());
            }
            // registered after publish, so it runs after the append and the inline projection
            work.onPrepareCommit(_ -> beforeCommit(outcomes));
            work.commit();
            return prepared;
        } catch (Exception | Error failure) {
            if (work.isActive()) {
                work.rollback(failure);
            }
            return verdict(failure);
        } finally {
            parts.transactions().abandon();
        }
    }

    private void begin(LogTransaction transaction) throws SQLException {
        Head head = parts.log().lockHead(transaction);
        parts.cache().catchUp(transaction.connection(), head);
        keys.find(transaction.connection(), requests);
        states = new BatchStates(parts.cache(), parts.loader(), transaction.connection());
        decider = new Decider(parts.tools(), states, keys, head.index());
        Collection<String> hints = new ArrayList<>();
        for (Request request : requests) {
            try {
                hints.addAll(parts.tools().rules().streams(request.command()));
            } catch (RuntimeException e) {
                LOGGER.debug("A hint failed; it costs a SELECT", e);
            }
        }
        states.preload(hints);
    }

    private List<Outcome> decideAll() throws SQLException {
        List<Outcome> outcomes = new ArrayList<>(requests.size());
        for (Request request : requests) {
            outcomes.add(decider.decide(request));
            if (decider.events().size() >= parts.settings().maxEvents()) {
                break;
            }
        }
        return outcomes;
    }

    private void beforeCommit(List<Outcome> outcomes) {
        LogTransaction transaction = parts.transactions().current();
        try {
            Instant now = parts.tools().clock().instant().truncatedTo(ChronoUnit.MICROS);
            transaction.requireSound();
            keys.insert(transaction.connection(), now);
        } catch (SQLException e) {
            throw new DatabaseTrouble(e);
        }
        prepared = new Committed(outcomes, transaction.head(), states.decided());
    }

    private Result verdict(Throwable failure) {
        if (states != null) {
            parts.cache().evict(states.touched());
        }
        if (commitSent && !decider.events().isEmpty()) {
            return new InDoubt(prepared, failure);
        }
        // nothing was decided that must be committed before it is told; keys in doubt are found again, or not, when it is run again
        return commitSent && !keys.hasNew() ? prepared : new Undone(failure);
    }
}
