package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.Settings;
import io.soldonce.app.boot.Trouble;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line behind `./soldonce`.
@Command(name = "soldonce", description = "Sell everywhere, sell once: one ledger that knows every unit you own.", subcommands = {
        Start.class, Verify.class, Replay.class, Kill.class, Import.class, Export.class, Sandbox.class, TakeBackup.class,
        RestoreBackup.class, Archive.class,
        FetchBrowser.class,
        SignIn.class,
        CommandLine.HelpCommand.class}, footer = {
                "", "Settings are environment variables:", "  SOLDONCE_PORT         HTTP port on 127.0.0.1 (8080)",
                "  SOLDONCE_DATA_DIR     where everything is kept (data, in the checkout)",
                "  SOLDONCE_ADMIN_TOKEN  bearer token and password of owner (generated and kept)",
                "  SOLDONCE_DB_URL, SOLDONCE_DB_USER, SOLDONCE_DB_PASSWORD",
                "                        a PostgreSQL of your own, 15 or newer (embedded)",
                "  SOLDONCE_KIND         sandbox or real, for a new data directory (sandbox)",
                "  SOLDONCE_SALES_EVERY, SOLDONCE_LOOK_EVERY",
                "                        how often sales, and whole accounts, are read (PT15S, PT5M)",
                "  SOLDONCE_ALERT_WEBHOOK, SOLDONCE_ALERT_MAIL",
                "                        whom to alert (nobody: alerts stay on the board)"})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        var line = new CommandLine(new Main()).setExecutionExceptionHandler((failure, _, _) -> failed(failure));
        if (arguments.length == 0) {
            line.usage(System.out);
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    /// The checkout is where the launcher script lies.
    static Settings settings() {
        return Settings.of(System.getenv(), Path.of(System.getProperty("soldonce.home", "")).toAbsolutePath());
    }

    private static int failed(Exception failure) throws Exception {
        if (failure instanceof Trouble trouble) {
            System.err.println(trouble.getMessage());
            return 1;
        }
        throw failure;
    }
}
