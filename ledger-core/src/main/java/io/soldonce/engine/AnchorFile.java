package io.soldonce.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Notes how far the log had come and with which hash, in a text file outside the database: one line `index hash instant`, only ever
/// appended to. Whoever can change the database but not this file cannot cut or rewrite what was anchored without [ChainCheck] saying so.
public final class AnchorFile {
    /// One line of the file.
    ///
    /// @param hash of the entry, 64 hexadecimal digits
    /// @param at   when it was noted
    public record Anchor(long index, String hash, Instant at) {}

    /// What the file holds.
    ///
    /// @param damaged one sentence for each line that is not an anchor
    public record Content(List<Anchor> anchors, List<String> damaged) {}

    private static final String HEAD = "select global_index, hash from ledger.log_entry order by global_index desc limit 1";

    private final Path path;

    /// Opens nothing yet.
    ///
    /// @param path need not exist yet, its directory must
    public AnchorFile(Path path) {
        this.path = path;
    }

    /// Notes the present head of the log.
    ///
    /// @return what was noted; empty for an empty log
    /// @throws UncheckedIOException when the line is not safely on the disk
    public Optional<Anchor> anchor(Connection connection, Instant now) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet row = statement.executeQuery(HEAD)) {
            if (!row.next()) {
                return Optional.empty();
            }
            Anchor anchor = new Anchor(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2)), now);
            append(anchor);
            return Optional.of(anchor);
        }
    }

    /// Returns when the line is on the disk.
    public void append(Anchor anchor) {
        try (FileChannel file = FileChannel.open(path, CREATE, READ, WRITE)) {
            String line = anchor.index() + " " + anchor.hash() + " " + anchor.at() + "\n";
            // a line torn by a crash keeps its own line, and so stays the only damaged one
            ByteBuffer bytes = UTF_8.encode(endsInLine(file) ? "\n" + line : line);
            long position = file.size();
            while (bytes.hasRemaining()) {
                position += file.write(bytes, position);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The anchor file " + path + " cannot be written", e);
        }
    }

    /// Reads the whole file.
    ///
    /// @throws UncheckedIOException when the file is missing or cannot be read
    public Content read() {
        List<Anchor> anchors = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        List<String> lines = new String(bytes(), UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Anchor> anchor = parse(lines.get(i));
            anchor.ifPresent(anchors::add);
            if (anchor.isEmpty()) {
                damaged.add("Line " + (i + 1) + " of the anchor file is damaged: " + lines.get(i));
            }
        }
        return new Content(List.copyOf(anchors), List.copyOf(damaged));
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The anchor file " + path + " cannot be read", e);
        }
    }

    private static Optional<Anchor> parse(String line) {
        String[] fields = line.split(" ", -1);
        try {
            return fields.length == 3 && fields[1].matches("[0-9a-f]{64}")
                    ? Optional.of(new Anchor(Long.parseLong(fields[0]), fields[1], Instant.parse(fields[2])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean endsInLine(FileChannel file) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n';
    }
}
