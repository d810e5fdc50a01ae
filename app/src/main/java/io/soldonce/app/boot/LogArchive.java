package io.soldonce.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where the embedded PostgreSQL copies each piece of its write-ahead log to, so that a backup can be brought forward to any instant. Named
/// once, by a file in the data directory; it counts from the next start on.
///
/// @param directory absolute; best on another disk
public record LogArchive(Path directory) {
    private static final int LONGEST_PIECE_SECONDS = 60;

    static Optional<LogArchive> of(DataDirectory data) throws IOException {
        var file = data.archiveTo();
        return Files.exists(file) ? Optional.of(new LogArchive(Path.of(Files.readString(file).strip()))) : Optional.empty();
    }

    /// @throws Trouble when it can not be used
    public static LogArchive use(DataDirectory data, Path directory) {
        var path = directory.toAbsolutePath().normalize();
        // the path goes through a shell into PostgreSQL's own settings, where % has a meaning
        if (!path.toString().matches("[A-Za-z0-9/._+@ -]+")) {
            throw new Trouble("The archive " + path + " has characters in its name that PostgreSQL's archive_command can not take.",
                    "Use letters, digits, blanks and any of / . _ + @ -");
        }
        try {
            PrivateFile.directory(path);
            ServerAccount.of(data.path()).own(path);
            PrivateFile.write(data.archiveTo(), path + "\n");
            return new LogArchive(path);
        } catch (IOException e) {
            throw new Trouble("The archive " + path + " cannot be used: " + e.getMessage() + ".", "Name a directory that can be written.",
                    e);
        }
    }

    public static void stopUsing(DataDirectory data) throws IOException {
        Files.deleteIfExists(data.archiveTo());
    }

    /// What the server is started with. A piece that is there already is never written over.
    List<String> settings() {
        return List.of("archive_mode=on", "archive_timeout=" + LONGEST_PIECE_SECONDS,
                "archive_command=test ! -f '" + directory + "/%f' && cp '%p' '" + directory + "/%f.part' && mv '" + directory
                        + "/%f.part' '" + directory + "/%f'");
    }

    String restoreCommand() {
        return "cp '" + directory + "/%f' '%p'";
    }
}
