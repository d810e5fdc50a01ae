package io.soldonce.sandbox.web;

/// The connection closes at once and the caller gets no answer.
public final class HangUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HangUp() {
        super("told to hang up", null, false, false);
    }
}
