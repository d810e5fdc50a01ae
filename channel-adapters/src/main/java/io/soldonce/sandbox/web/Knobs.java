package io.soldonce.sandbox.web;

import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/// The knobs of one account as they stood when they were read.
public record Knobs(ObjectNode values) {
    public boolean isOn(Knob knob) {
        return values.path(knob.key()).asBoolean(false);
    }

    /// 0 when off.
    public long number(Knob knob) {
        return values.path(knob.key()).asLong(0);
    }

    /// Empty when off.
    public String text(Knob knob) {
        return Json.text(values, knob.key(), "");
    }

    /// Empty when off.
    public List<String> texts(Knob knob) {
        return values.path(knob.key()).values().stream().map(entry -> entry.asString("")).toList();
    }
}
