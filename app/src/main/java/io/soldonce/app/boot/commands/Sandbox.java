package io.soldonce.app.boot.commands;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.soldonce.app.boot.StopList;
import io.soldonce.app.boot.Trouble;
import io.soldonce.sandbox.mail.SandboxMail;
import io.soldonce.sandbox.tcgplayer.SandboxTcgplayer;
import io.soldonce.sandbox.whatnot.SandboxWhatnot;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./soldonce sandbox ebay|whatnot|tcgplayer`: a sandbox marketplace alone, for clients of anybody's.
@Command(name = "sandbox", description = "Run a sandbox marketplace by itself on a PostgreSQL database of its own; Ctrl-C stops it.")
final class Sandbox implements Callable<Integer> {
    @Parameters(paramLabel = "KIND", description = "ebay, whatnot or tcgplayer; the last two bring a mail server")
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
        switch (kind) {
            case "ebay" -> io.soldonce.sandbox.ebay.Main.main(new String[]{url, user, password, String.valueOf(port)});
            case "whatnot", "tcgplayer" -> withMail();
            default -> throw new Trouble("There is no sandbox for \"" + kind + "\".", "Write ebay, whatnot or tcgplayer.");
        }
        return 0;
    }

    private void withMail() throws InterruptedException {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        var clock = Clock.systemUTC();
        var open = new StopList();
        Runtime.getRuntime().addShutdownHook(new Thread(open::close, "stop"));
        var database = open.add(new HikariDataSource(config));
        var mail = open.add(SandboxMail.start(database, clock));
        var address = kind.equals("whatnot")
                ? open.add(SandboxWhatnot.start(database, mail, port, clock)).address()
                : open.add(SandboxTcgplayer.start(database, mail.postman()::send, port, clock)).address();
        System.out.println("The sandbox " + kind + " answers on " + address + ", its mails on 127.0.0.1: IMAP port " + mail.imapPort()
                + ", SMTP port " + mail.smtpPort() + ", the keys of their signatures by DNS at " + mail.dnsAddress()
                + ". Open an account: PUT " + address + "/sandbox/accounts/{name}");
        new CountDownLatch(1).await();
    }
}
