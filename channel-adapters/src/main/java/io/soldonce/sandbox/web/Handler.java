package io.soldonce.sandbox.web;

/// Answers one kind of call.
@FunctionalInterface
public interface Handler {
    /// @throws Refusal when the call is refused; the server answers `{"error": ...}`
    /// @throws HangUp  when the connection shall close without an answer
    Answer answer(Call call);
}
