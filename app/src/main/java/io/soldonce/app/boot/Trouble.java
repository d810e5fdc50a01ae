package io.soldonce.app.boot;

/// What the person at the keyboard can cure: one sentence says what is wrong, one what to do. Shown without a stack trace; the exit
/// code is 1.
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Trouble(String what, String cure) {
        super(what + "\n" + cure);
    }

    public Trouble(String what, String cure, Throwable cause) {
        super(what + "\n" + cure, cause);
    }
}
