package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.CommandPool;
import io.soldonce.app.boot.OpenLedger;
import io.soldonce.engine.AnchorFile;
import io.soldonce.engine.ChainCheck;
import io.soldonce.engine.ChainReport;
import io.soldonce.ledger.LedgerCatalogue;
import io.soldonce.projections.rebuild.Verification;
import io.soldonce.projections.rebuild.Verification.Check;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine.Command;

/// `./soldonce verify`: the log against its own chain and the anchors, and every projection against the log.
@Command(name = "verify", description = "Check the log and everything derived from it; running or stopped. Exit code 0 only when all holds.")
final class Verify implements Callable<Integer> {
    private final Progress progress = new Progress();

    @Override
    public Integer call() throws Exception {
        try (var ledger = OpenLedger.open(Main.settings(), "verify"); var pool = CommandPool.on(ledger.address(), 3)) {
            var report = new Verification(pool, LedgerCatalogue.create(), Clock.systemUTC()).run(progress::bar);
            var checks = new ArrayList<>(chain(pool, ledger));
            checks.addAll(report.checks());
            print(ledger, report, checks);
            return checks.stream().allMatch(Check::holds) ? 0 : 1;
        }
    }

    private List<Check> chain(DataSource pool, OpenLedger ledger) throws SQLException {
        var path = ledger.directory().anchors();
        var hasAnchors = Files.exists(path);
        ChainReport report;
        try (var connection = pool.getConnection()) {
            report = ChainCheck.check(connection, hasAnchors ? new AnchorFile(path) : null, _ -> {});
        }
        var chain = new Check("the log has no gap and its chain of hashes is unbroken", report.firstBreak().isEmpty(),
                report.firstBreak().map(ChainReport.Break::what).orElse(report.head() + " events"));
        var anchors = new Check("the log is the one the anchors vouch for", report.anchorTrouble().isEmpty(),
                !report.anchorTrouble().isEmpty()
                        ? report.anchorTrouble().getFirst()
                        : hasAnchors ? report.anchorsMatched() + " anchors in " + path : "no anchors yet");
        return List.of(chain, anchors);
    }

    private static void print(OpenLedger ledger, Verification.Report report, List<Check> checks) {
        System.out.println();
        System.out.println("Ledger in " + ledger.directory().path() + (ledger.isRunning() ? ", running" : ", stopped") + ", at event "
                + report.head());
        for (var check : checks) {
            System.out.println((check.holds() ? "  ok      " : "  BROKEN  ") + check.name() + " (" + check.detail() + ")");
        }
        System.out.println("  pending " + report.pending() + " listings are marked to be derived again and were not compared");
        var broken = checks.stream().filter(check -> !check.holds()).count();
        System.out.println(broken == 0
                ? "All holds."
                : broken + " of " + checks.size() + " checks do not hold."
                        + " A broken projection is cured by ./soldonce replay; a broken log only by a backup.");
    }
}
