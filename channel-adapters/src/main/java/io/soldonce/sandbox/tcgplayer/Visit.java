package io.soldonce.sandbox.tcgplayer;

import java.util.Map;

import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Knobs;

/// A request of somebody who is signed in.
///
/// @param owner  the account that signed in, whose knobs hold
/// @param acting the account that is read and written; another one only with the knob [TcgKnob#WRONG_SELLER]
/// @param seller the name shown
/// @param level  of the seller
record Visit(Call call, String owner, String acting, String seller, int level, Knobs knobs) {
    /// Answers a visit.
    @FunctionalInterface
    interface Handler {
        io.soldonce.sandbox.web.Answer answer(Visit visit);
    }

    Map<String, String> form() {
        return call.form();
    }

    /// 0 when it is no number.
    long number(String variable) {
        return Numbers.whole(call.variable(variable));
    }
}
