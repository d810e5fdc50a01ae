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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `./soldonce verify`: the log against its own chain and the anchors, and every projection against the log.
@Command(name = "verify", description = "Check the log and everything derived from it; running or stopped. Exit code 0 only when all holds.")
final class Verify implements Callable<Integer> {
    private static final String WRITTEN_OVER_SALES = """
        select count(*) filter (where exists (
                   select 1 from order_line_now l join order_now o on o.channel = l.channel and o.order_id = l.order_id
                     join log_entry e on e.global_index = o.first_index
                    where l.channel = p.channel and l.sku_key = p.sku_key and o.placed_at > p.drained_at
                      and o.placed_at <= coalesce(p.answered_at, p.sent_at) and e.recorded_at > p.sent_at)), count(*)
          from push_event p where p.drained_at is not null and p.quantity > 0""";

    private final Progress progress = new Progress();

    @Option(names = "--json", description = "For programs: one JSON object, and nothing else.")
    private boolean isJson;

    /// @param known how many pushes of units were written while a sale there was not known yet
    /// @param all   of how many
    private record WrittenOver(long known, long all) {}

    @Override
    public Integer call() throws Exception {
        try (var ledger = OpenLedger.open(Main.settings(), "verify"); var pool = CommandPool.on(ledger.address(), 3)) {
            var report = new Verification(pool, LedgerCatalogue.create(), Clock.systemUTC()).run(isJson ? (_, _, _) -> {} : progress::bar);
            var checks = new ArrayList<>(chain(pool, ledger));
            checks.addAll(report.checks());
            var writtenOver = writtenOver(pool);
            System.out.println(isJson ? json(ledger, report, checks, writtenOver) : text(ledger, report, checks, writtenOver));
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

    /// Sales that were made on a channel in the moments between hearing its sales and writing a number of units there, and were not known
    /// then: each may have put a sold unit on sale again.
    private static WrittenOver writtenOver(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(WRITTEN_OVER_SALES)) {
            row.next();
            return new WrittenOver(row.getLong(1), row.getLong(2));
        }
    }

    private static String json(OpenLedger ledger, Verification.Report report, List<Check> checks, WrittenOver writtenOver) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("directory", ledger.directory().path().toString());
        answer.put("running", ledger.isRunning());
        answer.put("head", report.head());
        answer.put("holds", checks.stream().allMatch(Check::holds));
        answer.put("checks", checks);
        answer.put("pending", report.pending());
        answer.put("pushesWrittenOverASale", writtenOver.known());
        answer.put("pushesOfUnits", writtenOver.all());
        return new JsonMapper().writeValueAsString(answer);
    }

    private static String text(OpenLedger ledger, Verification.Report report, List<Check> checks, WrittenOver writtenOver) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("Ledger in " + ledger.directory().path() + (ledger.isRunning() ? ", running" : ", stopped") + ", at event "
                + report.head());
        checks.forEach(check -> lines.add((check.holds() ? "  ok      " : "  BROKEN  ") + check.name() + " (" + check.detail() + ")"));
        lines.add("  pending " + report.pending() + " listings are marked to be derived again and were not compared");
        var broken = checks.stream().filter(check -> !check.holds()).count();
        lines.add(broken == 0
                ? "All holds."
                : broken + " of " + checks.size() + " checks do not hold."
                        + " A broken projection is cured by ./soldonce replay; a broken log only by a backup.");
        lines.add("  counted " + writtenOver.known() + " of " + writtenOver.all()
                + " pushes of units were written while a sale there was not known yet");
        return String.join("\n", lines);
    }
}
