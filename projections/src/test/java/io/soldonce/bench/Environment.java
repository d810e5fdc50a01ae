package io.soldonce.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Where the figures come from, so that nobody compares two machines by accident.
final class Environment {
    private static final int SYNCS = 2_000;
    private static final int BLOCK = 8192;

    private Environment() {}

    static void print(Server server) throws SQLException, IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf("%s%n%d cores, %d GB of memory, load %.1f; Java %s, heap up to %d MB%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS), system.getAvailableProcessors(), system.getTotalMemorySize() >> 30,
                system.getSystemLoadAverage(), Runtime.version(), Runtime.getRuntime().maxMemory() >> 20);
        System.out.print("PostgreSQL " + server.setting("server_version"));
        for (var name : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums", "shared_buffers", "max_wal_size",
                "wal_level", "jit")) {
            System.out.print(", " + name + " " + server.setting(name));
        }
        System.out.printf("%nfdatasync of 8 kB: %,d per second; driver, lane and PostgreSQL share the cores%n", syncsPerSecond());
    }

    private static long syncsPerSecond() throws IOException {
        var file = Files.createTempFile("bench", ".sync");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var start = System.nanoTime();
            for (var i = 0; i < SYNCS; i++) {
                channel.write(ByteBuffer.allocate(BLOCK), 0);
                channel.force(false);
            }
            return SYNCS * 1_000_000_000L / (System.nanoTime() - start);
        } finally {
            Files.delete(file);
        }
    }
}
