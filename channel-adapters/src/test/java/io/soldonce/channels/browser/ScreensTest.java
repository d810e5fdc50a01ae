package io.soldonce.channels.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreensTest {
    @TempDir
    Path directory;

    @Test
    void aPictureIsCalledWhatItShowsAndOldOnesGo() throws IOException {
        var screens = new Screens(directory.resolve("screens"), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC), 2);
        screens.save("one", new byte[]{1});
        assertThat(screens.save("Changed /admin/pricing!", new byte[]{2})).hasFileName("20261120-100000-002-changed-admin-pricing.png");
        var last = screens.save("three", new byte[]{3});
        assertThat(last).hasBinaryContent(new byte[]{3});
        try (var files = Files.list(directory.resolve("screens"))) {
            assertThat(files).hasSize(2);
        }
    }
}
