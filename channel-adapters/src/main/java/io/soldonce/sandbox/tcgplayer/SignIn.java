package io.soldonce.sandbox.tcgplayer;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Supplier;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Routes;

/// Log-in, challenge and log-out.
final class SignIn {
    /// What the challenge wants to read.
    static final String CODE = "246810";
    private static final int TICKET_BITS = 256;

    private final Market market;
    private final Screen screen;
    private final Gate gate;
    private final SecureRandom random = new SecureRandom();

    SignIn(Market market, Screen screen, Gate gate) {
        this.market = market;
        this.screen = screen;
        this.gate = gate;
    }

    void open(Routes routes) {
        routes.get("/", _ -> Answer.redirect("/admin/pricing")).get("/admin", _ -> Answer.redirect("/admin/pricing"))
                .get("/login", call -> stranger(call, () -> loginPage(call.query(), "")))
                .post("/login", call -> stranger(call, () -> logIn(call)))
                .get("/challenge", call -> stranger(call, () -> challengePage(call.query(), "")))
                .post("/challenge", call -> stranger(call, () -> answerChallenge(call)))
                .post("/logout", this::logOut);
    }

    /// Faults hold for strangers too, if it can be told whose: by the name they give, their ticket, or because there is one seller only.
    private Answer stranger(Call call, Supplier<Answer> work) {
        var account = market.db().fetchOptional("select account from tcgplayer.account a where user_name = ? or exists (select from"
                + " tcgplayer.session s where s.account = a.account and s.ticket = ?) or (select count(*) from tcgplayer.account) = 1"
                + " order by user_name = ? desc limit 1", call.form().getOrDefault("username", ""), ticket(call),
                call.form().getOrDefault("username", ""));
        return account.isEmpty() ? work.get() : gate.faulty(account.get().get(0, String.class), false, work);
    }

    private Answer loginPage(Map<String, String> from, String error) {
        return screen.page(200, "login", Map.of("returnUrl", returnUrl(from), "error", error));
    }

    private Answer challengePage(Map<String, String> from, String error) {
        return screen.page(200, "challenge", Map.of("returnUrl", returnUrl(from), "error", error));
    }

    private Answer logIn(Call call) {
        var ticket = new BigInteger(TICKET_BITS, random).toString(Character.MAX_RADIX).toUpperCase(java.util.Locale.ROOT);
        int opened = market.db().execute("insert into tcgplayer.session (ticket, account, opened_at) select ?, account, ?"
                + " from tcgplayer.account where user_name = ? and password = ?", ticket, Market.at(market.now()),
                call.form().getOrDefault("username", ""), call.form().getOrDefault("password", ""));
        if (opened == 0) {
            return loginPage(call.form(), "Invalid email or password.");
        }
        return Answer.redirect(returnUrl(call.form())).withCookie(Gate.TICKET, ticket);
    }

    private Answer answerChallenge(Call call) {
        if (!CODE.equals(call.form().getOrDefault("code", "").strip())) {
            return challengePage(call.form(), "That code is not right.");
        }
        market.db().execute("update tcgplayer.session set has_answered = true where ticket = ?", ticket(call));
        return Answer.redirect(returnUrl(call.form()));
    }

    private Answer logOut(Call call) {
        market.db().execute("delete from tcgplayer.session where ticket = ?", ticket(call));
        return Answer.redirect("/login").withoutCookie(Gate.TICKET);
    }

    private static String ticket(Call call) {
        return call.cookies().getOrDefault(Gate.TICKET, "");
    }

    /// Only to a page of the portal.
    private static String returnUrl(Map<String, String> from) {
        var wish = from.getOrDefault("returnUrl", "");
        return wish.matches("/admin(/[A-Za-z0-9/_-]*)?") ? wish : "/admin/pricing";
    }
}
