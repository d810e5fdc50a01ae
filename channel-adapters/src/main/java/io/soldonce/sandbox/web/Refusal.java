package io.soldonce.sandbox.web;

/// No, and why. Answered as `{"error": why}` unless a marketplace catches it and says it in its own way.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// @param status of HTTP, 4xx or 5xx
    /// @param why    what was wrong and what to do
    public Refusal(int status, String why) {
        super(why);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
