package io.soldonce.app.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Held by the one process that may run the embedded database of a data directory. The kernel frees it when the process dies.
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @param  command what to tell others who find the lock taken
    /// @return empty when another process holds it
    public static Optional<DirectoryLock> tryTake(DataDirectory directory, String command) throws IOException {
        var channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var taken = false;
        try {
            taken = lock(channel) != null;
            if (taken) {
                var holder = command + " (process " + ProcessHandle.current().pid() + ")";
                channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            }
        } finally {
            if (!taken) {
                channel.close();
            }
        }
        return taken ? Optional.of(new DirectoryLock(channel)) : Optional.empty();
    }

    /// @throws Trouble naming who has it
    public static DirectoryLock take(DataDirectory directory, String command) throws IOException {
        var lock = tryTake(directory, command);
        if (lock.isPresent()) {
            return lock.get();
        }
        var running = Running.read(directory.running());
        throw new Trouble("Sold Once is already running on " + directory.path() + ": " + holder(directory)
                + running.map(there -> ", at " + there.address()).orElse("") + ".",
                "Use that one, stop it first, or name another directory in SOLDONCE_DATA_DIR (and another SOLDONCE_PORT).");
    }

    /// @return the command and the process that hold the lock
    static String holder(DataDirectory directory) {
        try {
            return Files.readString(directory.lock());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) { // held by this very JVM
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
