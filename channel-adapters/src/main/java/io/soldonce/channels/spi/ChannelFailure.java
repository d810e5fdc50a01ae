package io.soldonce.channels.spi;

/// A feed that could not be read.
public final class ChannelFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CallOutcome outcome;

    public ChannelFailure(CallOutcome outcome) {
        super(outcome.said() == null ? outcome.kind() : outcome.kind() + " " + outcome.said());
        this.outcome = outcome;
    }

    public CallOutcome outcome() {
        return outcome;
    }
}
