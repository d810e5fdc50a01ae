package io.soldonce.app.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.soldonce.app.wiring.Loop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// A marketplace that can not be read the first time is closed before anything of it was started: what is said then is why it could not be
/// read, and nothing of it stays open.
class NeverStartedTest {
    @Test
    void what_never_began_can_be_closed_and_does_nothing_afterwards() {
        var steps = new AtomicInteger();
        var loop = new Loop("never-started", Duration.ofSeconds(1), () -> steps.incrementAndGet() < 0);
        assertThatCode(loop::close).doesNotThrowAnyException();
        loop.start().close();
        assertThat(steps).hasValue(0);
    }
}
