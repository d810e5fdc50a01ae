package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.CommandPool;
import io.soldonce.app.boot.OpenLedger;
import io.soldonce.app.boot.Trouble;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.projections.rebuild.Rebuild;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `./soldonce replay`: every projection made anew from the log, while selling goes on.
@Command(name = "replay", description = "Make every read model anew from the log; running or stopped. Pushes nothing.")
final class Replay implements Callable<Integer> {
    private final Progress progress = new Progress();

    @Override
    public Integer call() throws Exception {
        try (var ledger = OpenLedger.open(Main.settings(), "replay"); var pool = CommandPool.on(ledger.address(), 3)) {
            var result = new Rebuild(pool, LedgerCatalogue.create(), Clock.systemUTC()).run(progress::bar);
            progress.say(result.events() + " events folded; " + result.changed() + " listings came out different and are due now");
            return 0;
        } catch (IllegalStateException e) {
            throw new Trouble("The read models were not made anew: " + e.getMessage() + ".", "They are as they were before.", e);
        }
    }
}
