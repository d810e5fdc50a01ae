package io.soldonce.app.boot;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.Properties;

/// The directory that holds everything Sold Once keeps outside an own PostgreSQL: the embedded cluster, the chain's anchors, the admin
/// token, the logs. `soldonce.properties` marks it and says of which kind it is; that never changes.
public record DataDirectory(Path path, String kind) {
    private static final String MARK = "soldonce.properties";
    private static final String VERSION = "1";
    public static final String SANDBOX = "sandbox";
    public static final String REAL = "real";

    /// Opens the directory, and makes it when there is none.
    ///
    /// @throws Trouble when it is foreign, somebody else's, made by another version, or cannot be written
    public static DataDirectory open(Path path) {
        return open(path, Optional.empty());
    }

    /// Likewise.
    ///
    /// @param  kind  `sandbox` or `real`: what a new directory will be, for ever; empty for a sandbox
    /// @throws Trouble also when it is there and of the other kind
    public static DataDirectory open(Path path, Optional<String> kind) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new Trouble("The data directory " + path + " is a file.", elsewhere());
            }
            PrivateFile.directory(path);
            requireWritable(path);
            var mark = path.resolve(MARK);
            if (!Files.exists(mark)) {
                requireEmpty(path);
                PrivateFile.write(mark, "version=" + VERSION + "\nkind=" + kind.orElse(SANDBOX) + "\n");
            }
            var marked = marked(path, mark);
            if (kind.isPresent() && !kind.get().equals(marked.kind())) {
                throw new Trouble("The data directory " + path + " is of kind " + marked.kind() + " and stays so, but SOLDONCE_KIND is "
                        + kind.get() + ".", "Name another directory in SOLDONCE_DATA_DIR, or unset SOLDONCE_KIND.");
            }
            return marked;
        } catch (IOException e) {
            throw new Trouble("The data directory " + path + " cannot be used: " + reason(e) + ".",
                    "Make it writable for " + System.getProperty("user.name") + ", or name another one in SOLDONCE_DATA_DIR.", e);
        }
    }

    /// For the commands that need a ledger and must not make one.
    ///
    /// @throws Trouble when there is none
    public static DataDirectory existing(Path path) {
        if (!Files.exists(path.resolve(MARK))) {
            throw new Trouble("There is no ledger in " + path + " yet.",
                    "Run ./soldonce start first, or name the right directory in SOLDONCE_DATA_DIR.");
        }
        return open(path);
    }

    /// The embedded cluster.
    Path cluster() {
        return path.resolve("pg");
    }

    /// The unpacked PostgreSQL, one directory per version. Can be deleted: it is unpacked again.
    Path binaries() {
        return path.resolve("postgres-" + BuildFacts.postgres());
    }

    /// The embedded database's password, in the form psql reads with PGPASSFILE.
    public Path databasePassword() {
        return path.resolve("pgpass");
    }

    public Path adminToken() {
        return path.resolve("admin-token");
    }

    /// The heads of the chain, outside the database.
    public Path anchors() {
        return path.resolve("anchors.txt");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    /// One file for each marketplace account of the seller's own.
    public Path channels() {
        return path.resolve("channels");
    }

    /// Sessions of browsers, encrypted, and pictures of pages that were not as expected.
    public Path browser() {
        return path.resolve("browser");
    }

    /// What the sandbox marketplaces and their database are opened with.
    public Path sandbox() {
        return path.resolve("sandbox.properties");
    }

    /// A number of this directory's own, the same after every restart: nodes on one database tell each other apart by it.
    public long node() {
        return UUID.nameUUIDFromBytes(AdminToken.kept(path.resolve("node")).getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    public boolean isSandbox() {
        return SANDBOX.equals(kind);
    }

    /// Names the directory of the [LogArchive], when there is one.
    Path archiveTo() {
        return path.resolve("archive-to");
    }

    Path lock() {
        return path.resolve("lock");
    }

    public Path running() {
        return path.resolve("running.properties");
    }

    private static DataDirectory marked(Path path, Path mark) throws IOException {
        var text = new Properties();
        text.load(new StringReader(Files.readString(mark)));
        if (!VERSION.equals(text.getProperty("version"))) {
            throw new Trouble("The data directory " + path + " is of version " + text.getProperty("version") + "; this program knows "
                    + VERSION + ".", "Run the newer program, or name another directory in SOLDONCE_DATA_DIR.");
        }
        return new DataDirectory(path, Optional.ofNullable(text.getProperty("kind")).orElse(SANDBOX));
    }

    /// Root may write anywhere, but its PostgreSQL may not read another user's cluster: so the owner must be the same.
    private static void requireWritable(Path path) throws IOException {
        var trial = Files.createTempFile(path, ".trial", "");
        var me = Files.getOwner(trial);
        Files.delete(trial);
        var owner = Files.getOwner(path);
        if (!owner.equals(me)) {
            throw new Trouble("The data directory " + path + " belongs to " + owner.getName() + ", and this is " + me.getName() + ".",
                    "Start as " + owner.getName() + ", or name another directory in SOLDONCE_DATA_DIR.");
        }
    }

    private static void requireEmpty(Path path) throws IOException {
        try (var files = Files.list(path)) {
            var found = files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")).sorted().findFirst();
            if (found.isPresent()) {
                throw new Trouble(
                        "The data directory " + path + " holds " + found.get() + " and was not made by Sold Once: it is left alone.",
                        elsewhere());
            }
        }
    }

    private static String elsewhere() {
        return "Name an empty or new directory in SOLDONCE_DATA_DIR.";
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> denied.getFile() + " may not be written";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
