package io.soldonce.app.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// One PostgreSQL data directory and what pg_ctl does to it. `pg_ctl` and not `postgres` itself, because it starts the server in a
/// session of its own: a Ctrl-C in the terminal must reach the JVM only, which stops the server when the ledger is done with it.
///
/// Signing in takes a password from the first moment (scram-sha-256, loopback only, no socket). Of the library that packs these binaries
/// for tests only the archive is used: it signs everybody in, and starts with fsync off.
///
/// @param bin       the directory with the programs
/// @param directory of the cluster; made by [#create]
/// @param log       the server's own log, appended to
record PostgresCluster(Path bin, Path directory, Path log, ServerAccount account) {
    static final String SUPERUSER = "soldonce";
    private static final int START_SECONDS = 300; // recovery after a crash may take its time
    private static final int STOP_SECONDS = 60;
    private static final long NONE = -1;
    private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    boolean exists() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    /// Makes an empty cluster; all of it or nothing.
    ///
    /// The locale is PostgreSQL's own, so that text sorts alike on every machine.
    void create(String password) throws IOException {
        var draft = directory.resolveSibling(directory.getFileName() + ".new");
        PostgresBinaries.delete(draft);
        PrivateFile.directory(draft);
        account.own(draft);
        var passwordFile = draft.resolve("password");
        PrivateFile.write(passwordFile, password);
        account.own(passwordFile);
        var cluster = draft.resolve("cluster");
        run(List.of(program("initdb"), "-D", cluster.toString(), "--username=" + SUPERUSER, "--pwfile=" + passwordFile,
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        Files.move(cluster, directory);
        PostgresBinaries.delete(draft);
    }

    /// Returns when the server takes connections on 127.0.0.1.
    ///
    /// @throws IOException when it does not come up; its log says why
    ///
    /// @param settings `name=value`, beside those it always has; without a double quote, a dollar sign or a backslash
    void start(int port, List<String> settings) throws IOException {
        var options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c full_page_writes=on"
                + " -c synchronous_commit=on -c timezone=UTC -c log_timezone=UTC -c max_connections=100"
                + settings.stream().map(setting -> " -c \"" + setting + "\"").collect(Collectors.joining());
        run(List.of(program("pg_ctl"), "-D", directory.toString(), "-w", "-t", String.valueOf(START_SECONDS), "-o", options, "start"));
    }

    /// Stops the server, if one runs here: sessions are ended, everything is written, the process is gone.
    void stop() throws IOException {
        if (!isRunning()) {
            return;
        }
        var server = ProcessHandle.of(postmaster());
        stop("fast");
        // pg_ctl looks at the pid file, which goes a moment before the process; a zombie that nobody reaps is not waited for
        var end = System.nanoTime() + GONE_NANOS;
        while (server.filter(ProcessHandle::isAlive).isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void stop(String mode) throws IOException {
        try {
            run(List.of(program("pg_ctl"), "-D", directory.toString(), "-w", "-t", String.valueOf(STOP_SECONDS), "-m", mode, "stop"));
        } catch (IOException e) {
            if (!isRunning()) {
                return; // it went by itself meanwhile
            }
            if (mode.equals("immediate")) {
                throw e;
            }
            stop("immediate"); // as after a power cut: the next start recovers
        }
    }

    /// Whether a server of this cluster runs, also one that an earlier process left behind.
    boolean isRunning() throws IOException {
        var pid = postmaster();
        if (pid == NONE) {
            return false;
        }
        // after a reboot the number may be anybody's: pg_ctl would signal it, and postgres would refuse to start because of it
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        var isPostgres = process.flatMap(handle -> handle.info().command()).map(command -> command.endsWith("/postgres"));
        if (process.isEmpty() || !isPostgres.orElse(true)) {
            Files.deleteIfExists(pidFile());
            return false;
        }
        return true;
    }

    /// @return process number in the server's pid file, [#NONE] when it says nothing
    private long postmaster() throws IOException {
        try (var lines = Files.lines(pidFile())) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("[0-9]{1,18}")).map(Long::valueOf).orElse(NONE);
        } catch (NoSuchFileException _) {
            return NONE;
        }
    }

    private Path pidFile() {
        return directory.resolve("postmaster.pid");
    }

    private String program(String name) {
        return bin.resolve(name).toString();
    }

    private void run(List<String> command) throws IOException {
        var process = account.command(new ArrayList<>(command)).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).directory(directory.getParent().toFile()).start();
        try {
            if (!process.waitFor(START_SECONDS + 10L, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException(Path.of(command.getFirst()).getFileName() + " failed; " + log + " says why");
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was busy", e);
        }
    }
}
