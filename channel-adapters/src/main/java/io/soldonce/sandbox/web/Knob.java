package io.soldonce.sandbox.web;

/// A fault that can be asked for, per account. A marketplace has an enum of its own; [Faults.Common] are there in all.
public interface Knob {
    /// What values a knob takes. Null turns each off.
    enum Kind {
        /// true or false
        FLAG,
        /// how many times; goes down with each use and is off at 0
        COUNTER,
        /// a whole number of 0 or more
        NUMBER,
        TEXT,
        /// of texts
        LIST
    }

    /// As written in JSON.
    String key();

    Kind kind();

    /// What it does, and what the real marketplace does.
    String meaning();
}
