package io.soldonce.app.security;

import io.soldonce.engine.Provenance;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is behind the request at hand, as the log writes it down.
@Component
public class Callers {
    private final Supplier<UUID> ids;

    Callers(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /// A new cause of events: the person or program that is signed in on this thread.
    public Provenance now() {
        return now(isProgram() ? "api" : "console");
    }

    /// Likewise, for what comes in as a file.
    public Provenance now(String source) {
        return new Provenance(actor(), source, null, ids.get().toString(), null);
    }

    public String actor() {
        return Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication(), "nobody is signed in").getName();
    }

    private static boolean isProgram() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof BearerSignIn;
    }
}
