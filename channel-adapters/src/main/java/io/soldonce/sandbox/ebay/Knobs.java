package io.soldonce.sandbox.ebay;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/// The knobs of one account as they stood when the call began.
record Knobs(ObjectNode values) {
    static final Knobs NONE = new Knobs(Json.object());

    boolean isOn(Knob knob) {
        return values.path(knob.key()).asBoolean(false);
    }

    long number(Knob knob) {
        return values.path(knob.key()).asLong(0);
    }

    /// Null when off.
    String text(Knob knob) {
        return Json.text(values, knob.key());
    }

    List<String> texts(Knob knob) {
        return values.path(knob.key()).values().stream().map(entry -> entry.asString("")).toList();
    }
}
