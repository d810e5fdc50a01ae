package io.soldonce.sandbox.ebay;

/// The admin door says no, and why.
final class AdminRefusal extends RuntimeException {
    private final int status;

    AdminRefusal(int status, String why) {
        super(why);
        this.status = status;
    }

    Answer answer() {
        return new Answer(status, Json.object().put("error", getMessage()));
    }
}
