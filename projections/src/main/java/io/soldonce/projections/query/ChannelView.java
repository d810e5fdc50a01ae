package io.soldonce.projections.query;

import java.math.BigDecimal;

/// One channel and its rules.
public record ChannelView(String channel, String kind, String name, Rules rules) {

    /// What the seller decided for it; see the ledger's channel rules.
    public record Rules(String mode, String role, boolean followsPrimary, int buffer, Integer cap, BigDecimal floorMargin,
            BigDecimal photosFrom, BigDecimal priceJump, boolean uniqueTitles) {}
}
