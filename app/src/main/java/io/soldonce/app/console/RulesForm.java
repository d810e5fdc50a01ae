package io.soldonce.app.console;

import io.soldonce.channel.ChannelRules;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.projections.query.Codes;
import io.soldonce.values.Text;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// The rules of a channel as a person typed them: all of them, an empty field switches its rule off.
record RulesForm(String mode, String role, Boolean followsPrimary, String buffer, String cap, String floorMargin, String photosFrom,
        String priceJump, Boolean uniqueTitles) {
    static final List<String> MODES = Arrays.stream(ChannelRules.Mode.values()).map(Codes::shown).toList();
    static final List<String> ROLES = Arrays.stream(ChannelRules.Role.values()).map(Codes::shown).toList();

    /// A box that is not ticked is not sent.
    RulesForm {
        followsPrimary = Boolean.TRUE.equals(followsPrimary);
        uniqueTitles = Boolean.TRUE.equals(uniqueTitles);
    }

    static RulesForm of(ChannelView.Rules rules) {
        return new RulesForm(rules.mode(), rules.role(), rules.followsPrimary(), String.valueOf(rules.buffer()),
                rules.cap() == null ? "" : rules.cap().toString(), text(rules.floorMargin()), text(rules.photosFrom()),
                text(rules.priceJump()), rules.uniqueTitles());
    }

    /// Reads what was typed.
    ///
    /// @throws IllegalArgumentException saying what to type instead
    ChannelRules read() {
        return new ChannelRules(choice("mode", mode, ChannelRules.Mode.class), choice("role", role, ChannelRules.Role.class),
                followsPrimary, isEmpty(buffer) ? 0 : whole("buffer", buffer), isEmpty(cap) ? null : whole("cap", cap),
                number("floor margin", floorMargin), number("photos from", photosFrom), number("price jump", priceJump), uniqueTitles);
    }

    private static <E extends Enum<E>> E choice(String what, String typed, Class<E> names) {
        return Arrays.stream(names.getEnumConstants()).filter(name -> Codes.shown(name).equals(typed)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the " + what + " is " + Text.shown(String.valueOf(typed)) + "; choose one of "
                                + Arrays.stream(names.getEnumConstants()).map(Codes::shown).toList()));
    }

    private static int whole(String what, String typed) {
        if (!typed.strip().matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("the " + what + " is " + Text.shown(typed) + "; type a whole number, 0 or more");
        }
        return Integer.parseInt(typed.strip());
    }

    private static BigDecimal number(String what, String typed) {
        if (isEmpty(typed)) {
            return null;
        }
        var plain = typed.strip().replace(',', '.');
        if (!plain.matches("[0-9]{1,10}(\\.[0-9]{1,4})?")) {
            throw new IllegalArgumentException("the " + what + " is " + Text.shown(typed) + "; type a number, 0 or more, or nothing");
        }
        return new BigDecimal(plain);
    }

    private static boolean isEmpty(String typed) {
        return typed == null || typed.isBlank();
    }

    private static String text(BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }
}
