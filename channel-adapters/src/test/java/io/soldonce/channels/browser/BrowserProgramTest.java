package io.soldonce.channels.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BrowserProgramTest {
    @Test
    void theOneThatIsNamedGoesFirstAndNoOtherIsTakenInItsPlace() {
        var named = Map.of(BrowserProgram.VARIABLE, "/opt/mine", "PATH", "/bin:/usr/local/bin");
        assertThat(BrowserProgram.find(named, Set.of(Path.of("/opt/mine"))::contains)).contains(Path.of("/opt/mine"));
        assertThat(BrowserProgram.find(named, Set.of(Path.of("/bin/chromium"))::contains)).isEmpty();
    }

    @Test
    void thenTheFirstOnThePath() {
        var path = Map.of("PATH", "/bin:/usr/local/bin");
        assertThat(BrowserProgram.find(path, Set.of(Path.of("/usr/local/bin/google-chrome"), Path.of("/bin/msedge"))::contains))
                .contains(Path.of("/usr/local/bin/google-chrome"));
        assertThat(BrowserProgram.find(path, _ -> false)).isEmpty();
    }
}
