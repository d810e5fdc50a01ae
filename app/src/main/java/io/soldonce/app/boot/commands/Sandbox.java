package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.Trouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./soldonce sandbox ebay`: a sandbox marketplace alone, for clients of anybody's.
@Command(name = "sandbox", description = "Run a sandbox marketplace by itself on a PostgreSQL database of its own; Ctrl-C stops it.")
final class Sandbox implements Callable<Integer> {
    @Parameters(paramLabel = "KIND", description = "ebay")
    private String kind;

    @Option(names = "--db-url", required = true, description = "jdbc:postgresql://host:port/database, one that nothing else uses")
    private String url;

    @Option(names = "--db-user", defaultValue = "postgres", description = "its user (${DEFAULT-VALUE})")
    private String user;

    @Option(names = "--db-password", defaultValue = "${env:SANDBOX_DB_PASSWORD:-}", description = "its password (SANDBOX_DB_PASSWORD)")
    private String password;

    @Option(names = "--port", defaultValue = "0", description = "HTTP port on 127.0.0.1 (any)")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        if (!kind.equals("ebay")) {
            throw new Trouble("There is no sandbox for \"" + kind + "\".", "Write ebay.");
        }
        io.soldonce.sandbox.ebay.Main.main(new String[]{url, user, password, String.valueOf(port)});
        return 0;
    }
}
