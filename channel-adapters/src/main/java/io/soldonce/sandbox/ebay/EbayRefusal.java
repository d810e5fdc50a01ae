package io.soldonce.sandbox.ebay;

import java.util.List;

/// The call ends here, with this error; whatever its transaction wrote is rolled back.
final class EbayRefusal extends RuntimeException {
    private final transient EbayError error;

    EbayRefusal(EbayError error) {
        super(error.message());
        this.error = error;
    }

    EbayError error() {
        return error;
    }

    Answer answer() {
        return new Answer(error.status(), Json.object().set("errors", EbayError.list(List.of(error))));
    }
}
