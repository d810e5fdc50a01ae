package io.soldonce.app.boot;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL that comes along as an archive on the class path, unpacked once into the data directory: a shared place such as /tmp
/// would let another user of the machine supply our binaries.
final class PostgresBinaries {
    private PostgresBinaries() {}

    /// @return the directory with initdb, pg_ctl and postgres, unpacked when it was not there
    static Path unpackedAt(Path directory) throws IOException {
        var bin = directory.resolve("bin");
        if (!Files.exists(bin)) {
            var draft = directory.resolveSibling(directory.getFileName() + ".new");
            delete(draft);
            try (var archive = archive();
                    var xz = new XZInputStream(new BufferedInputStream(archive));
                    var tar = new TarArchiveInputStream(xz)) {
                unpack(tar, draft);
            }
            Files.move(draft, directory); // so that half of it is never taken for all of it
        }
        return bin;
    }

    private static InputStream archive() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
        } catch (IllegalStateException e) {
            throw new Trouble("This build brings no PostgreSQL for " + system + " on " + System.getProperty("os.arch") + ".",
                    "Name a PostgreSQL of your own (15 or newer) in SOLDONCE_DB_URL.", e);
        }
    }

    private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
        Files.createDirectories(target);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            var file = target.resolve(entry.getName()).normalize();
            if (!file.startsWith(target)) {
                throw new IOException("The archive leaves its directory: " + entry.getName());
            }
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else if (entry.isSymbolicLink()) {
                Files.createDirectories(file.getParent());
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else if (entry.isLink()) {
                Files.createLink(file, target.resolve(entry.getLinkName()));
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
                if ((entry.getMode() & 0100) != 0) {
                    file.toFile().setExecutable(true, false);
                }
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
