package io.soldonce.channel;

import io.soldonce.values.Text;
import java.math.BigDecimal;

/// What a seller decides for one channel.
///
/// @param followsPrimary    a secondary channel shows a SKU only while its listing on a primary channel is live
/// @param buffer            units never offered here
/// @param cap               at most so many are shown; null for no cap
/// @param floorMargin       percent over the cost below which no price goes out; null switches the floor off
/// @param photosFrom        a listing at this price or above needs photos; null switches the rule off
/// @param priceJump         percent by which a price may differ from the last one shown; null switches the rule off
/// @param uniqueTitles      sales are told by title here, so two listings must not share one
public record ChannelRules(
        Mode mode,
        Role role,
        boolean followsPrimary,
        int buffer,
        Integer cap,
        BigDecimal floorMargin,
        BigDecimal photosFrom,
        BigDecimal priceJump,
        boolean uniqueTitles) {

    private static final BigDecimal MOST = new BigDecimal("1000000000");

    /// Gates sending, never wanting.
    public enum Mode {
        OFF,
        DRY_RUN,
        APPROVAL,
        AUTO
    }

    public enum Role {
        PRIMARY,
        SECONDARY,
        INDEPENDENT
    }

    public ChannelRules {
        mode = mode == null ? Mode.DRY_RUN : mode;
        role = role == null ? Role.SECONDARY : role;
        if (buffer < 0) {
            throw new IllegalArgumentException("buffer is " + buffer + "; it must be 0 or more");
        }
        if (cap != null && cap < 1) {
            throw new IllegalArgumentException("cap is " + cap + "; it must be 1 or more, or absent");
        }
        floorMargin = plain("floorMargin", floorMargin);
        photosFrom = plain("photosFrom", photosFrom);
        priceJump = plain("priceJump", priceJump);
    }

    /// The same number written otherwise is the same rule.
    private static BigDecimal plain(String field, BigDecimal value) {
        if (value == null) {
            return null;
        }
        var exact = value.stripTrailingZeros();
        if (exact.signum() < 0 || exact.compareTo(MOST) > 0 || exact.scale() > 4) {
            throw new IllegalArgumentException(field + " is " + Text.shown(value.toString())
                    + "; it must be 0 to a thousand million with at most four decimals, or absent");
        }
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }
}
