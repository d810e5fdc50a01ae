package io.soldonce.reconciler.alert;

/// An alert that nobody took. The message is shown on the board: it names no password.
public final class AlertFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public AlertFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
