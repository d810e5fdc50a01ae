package io.soldonce.app.console;

import io.soldonce.item.LifeCycle;
import io.soldonce.projections.query.asof.StockAsOf;
import io.soldonce.projections.query.Codes;
import io.soldonce.projections.query.Price;
import io.soldonce.projections.query.channel.Offered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// How values read on a page.
public final class Shown {
    static final Shown HERE = new Shown();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Shown() {}

    /// In UTC; the page's script turns it into the reader's own time.
    public String time(Instant instant) {
        return instant == null ? "" : TIME.format(instant) + " UTC";
    }

    public String price(Price price) {
        return price == null ? "no price" : price.amount() + " " + price.currency();
    }

    /// Several currencies, each for itself.
    public String prices(List<Price> prices) {
        return prices.stream().map(this::price).collect(Collectors.joining(" and "));
    }

    /// `return-requested` reads "return requested".
    public String words(String code) {
        return code == null ? "" : code.replace('-', ' ');
    }

    /// `2026-11`.
    public String month(Instant begins) {
        return begins.toString().substring(0, "2026-11".length());
    }

    /// How a verdict over what came back reads.
    public String verdict(String code) {
        return OrderForm.words(code);
    }

    /// Units in this state are neither for sale nor sold: something must happen first.
    public boolean isBlocked(String state) {
        return LifeCycle.State.valueOf(Codes.stored(state)).isBlocked();
    }

    /// Where units are, each place once.
    public List<String> distinct(List<StockAsOf.Place> places) {
        return places.stream().map(StockAsOf.Place::location).distinct().toList();
    }

    /// What may befall units, for the forms that say so.
    public List<Mishap> mishaps() {
        return Mishap.ALL;
    }

    /// One of them.
    ///
    /// @param choosesShelf they may be available or damaged
    public record Mishap(String what, String title, String button, boolean choosesShelf) {
        static final List<Mishap> ALL = List.of(new Mishap("damage", "Damaged", "Note as damaged", false),
                new Mishap("repair", "Damaged, and all right again", "Put back on the shelf", false),
                new Mishap("lose", "Lost", "Note as lost", true), new Mishap("find", "Found again", "Put back on the shelf", false),
                new Mishap("write-off", "Write off", "Write off", true));
    }

    /// `SOLD_ON whatnot` reads "sold on whatnot".
    public String reasons(List<String> codes) {
        return codes.stream().map(code -> code.toLowerCase(Locale.ROOT).replace('_', ' ')).collect(Collectors.joining(", "));
    }

    /// What a listing should show, in one word or number.
    public String quantity(String status, Integer quantity) {
        if (status == null || "unknown".equals(status)) {
            return "?";
        }
        return "ended".equals(status) ? "0, ended" : String.valueOf(quantity);
    }

    /// At least two decimals, and no more than it has.
    public String amount(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale())).toPlainString();
    }

    /// `DRY_RUN` reads `dry-run`.
    public String code(String code) {
        return Codes.shown(code);
    }

    /// To the tenth of a second, then to the second, the minute, the hour.
    public String duration(Duration time) {
        if (time == null) {
            return "";
        }
        var tenths = Math.max(0, time.toMillis() + 50) / 100;
        if (tenths < 600) {
            return tenths / 10 + "." + tenths % 10 + " s";
        }
        if (time.toHours() < 1) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toHours() < 48 ? time.toHours() + " h " + time.toMinutesPart() + " min" : time.toDays() + " days";
    }

    /// How long ago an instant was.
    public String ago(Instant instant, Instant now) {
        if (instant == null) {
            return "never";
        }
        var time = Duration.between(instant, now);
        return time.toSeconds() < 60
                ? Math.max(0, time.toSeconds()) + " s ago"
                : time.toMinutes() < 60
                        ? time.toMinutes() + " min ago"
                        : time.toHours() < 48 ? time.toHours() + " h ago" : time.toDays() + " days ago";
    }

    /// What a listing offers: `1 at 12.50 USD`; of nothing, nothing.
    public String offered(Offered offered) {
        if (offered == null) {
            return "not known";
        }
        var units = quantity(offered.status(), offered.quantity());
        return offered.price() == null ? units : units + " at " + price(offered.price());
    }

    /// `within 12 minutes`, `4 minutes late`.
    public String deadline(Instant deadline, Instant now) {
        var left = Duration.between(now, deadline);
        return left.isNegative() ? plain(left.negated()) + " late" : "within " + plain(left);
    }

    private static String plain(Duration time) {
        if (time.toSeconds() < 60) {
            return count(Math.max(1, time.toSeconds()), "second");
        }
        return time.toMinutes() < 120
                ? count(time.toMinutes(), "minute")
                : time.toHours() < 48
                        ? count(time.toHours(), "hour")
                        : count(time.toDays(), "day");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /// Whose word it is: `told by owner, not read back`.
    public String told(String saidBy) {
        return saidBy.isEmpty() ? "concluded from what was said and sold there, not read back" : "told by " + saidBy + ", not read back";
    }

    public String between(Instant from, Instant to) {
        return duration(Duration.between(from, to));
    }

    public String signed(int number) {
        return number > 0 ? "+" + number : String.valueOf(number);
    }
}
