package io.soldonce.sandbox.ebay;

/// No answer is sent: the connection is closed, or left hanging.
final class Silence extends RuntimeException {
    private final boolean isHangUp;

    Silence(boolean isHangUp) {
        super("no answer", null, false, false);
        this.isHangUp = isHangUp;
    }

    boolean isHangUp() {
        return isHangUp;
    }
}
