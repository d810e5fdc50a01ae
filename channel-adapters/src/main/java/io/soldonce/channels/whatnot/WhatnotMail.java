package io.soldonce.channels.whatnot;

import io.soldonce.values.Money;

/// What a proven mail of Whatnot's is about.
sealed interface WhatnotMail {
    /// @param title as written
    /// @param price as told, for all of them together or for one: the mail does not say
    record Sale(String title, Money price, int quantity) implements WhatnotMail {}

    /// A buyer asks to give it back; nothing is decided.
    record CancellationRequest() implements WhatnotMail {}

    /// The seller bought something.
    record BuyerReceipt() implements WhatnotMail {}

    /// A parcel, news, an offer to sell more.
    record Notice() implements WhatnotMail {}

    /// It tells a sale, and not in a way that can be relied on.
    record NotUnderstood(String why) implements WhatnotMail {}
}
