package io.soldonce.channels.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSessionTest {
    private static final String STATE = "{\"cookies\":[{\"name\":\"TCGAuthTicket\",\"value\":\"letmein\"}]}";

    @TempDir
    Path directory;

    @Test
    void aSessionIsKeptAndReadByTheNextStart() {
        var profile = directory.resolve("new/profile");
        new KeptSession(profile).write(STATE);
        assertThat(new KeptSession(profile).read()).contains(STATE);
        new KeptSession(profile).forget();
        assertThat(new KeptSession(profile).read()).isEmpty();
    }

    @Test
    void noFileHoldsACookieInPlainAndNobodyElseMayReadAny() throws IOException {
        new KeptSession(directory).write(STATE);
        try (var files = Files.list(directory)) {
            var all = files.toList();
            assertThat(all).hasSize(2);
            for (var file : all) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).doesNotContain("TCGAuthTicket", "letmein", "cookies");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void withAnotherKeyOrAChangedFileThereIsNoSession() throws IOException {
        var session = new KeptSession(directory);
        session.write(STATE);
        var first = Files.readAllBytes(directory.resolve("session.bin"));
        session.write(STATE);
        assertThat(Files.readAllBytes(directory.resolve("session.bin"))).as("the same twice").isNotEqualTo(first);
        first[first.length - 1] ^= 1;
        Files.write(directory.resolve("session.bin"), first);
        assertThat(session.read()).isEmpty();
        session.write(STATE);
        Files.write(directory.resolve("session.key"), new byte[32]);
        assertThat(session.read()).isEmpty();
        Files.write(directory.resolve("session.key"), new byte[5]);
        assertThat(session.read()).isEmpty();
    }
}
