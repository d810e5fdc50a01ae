package io.soldonce.sandbox.tcgplayer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

import org.jooq.Record;

import io.soldonce.sandbox.web.Answer;
import io.soldonce.sandbox.web.Call;
import io.soldonce.sandbox.web.Faults;
import io.soldonce.sandbox.web.Handler;
import io.soldonce.sandbox.web.Refusal;

/// Lets in who is signed in, and does what the knobs say around each visit.
final class Gate {
    static final String TICKET = "TCGAuthTicket";

    private final Market market;
    private final Screen screen;

    Gate(Market market, Screen screen) {
        this.market = market;
        this.screen = screen;
    }

    Handler read(Visit.Handler handler) {
        return call -> answer(call, false, handler);
    }

    Handler write(Visit.Handler handler) {
        return call -> answer(call, true, handler);
    }

    /// The faults of an account around a page, which come as pages too.
    Answer faulty(String account, boolean isWrite, Supplier<Answer> work) {
        try {
            return Faults.around(market.db(), market.knobs(), account, isWrite, () -> {
                if (market.knobs().take(market.db(), account, TcgKnob.THROTTLE)) {
                    return screen.problem(429, "Too many requests. Please wait a moment and try again.").with("Retry-After", "30");
                }
                return work.get();
            });
        } catch (Refusal e) {
            return screen.problem(e.status(), e.getMessage());
        }
    }

    private Answer answer(Call call, boolean isWrite, Visit.Handler handler) {
        var ticket = call.cookies().getOrDefault(TICKET, "");
        var found = market.db().fetchOptional("select a.account, a.seller, a.level, s.opened_at, s.has_answered from tcgplayer.session s"
                + " join tcgplayer.account a using (account) where s.ticket = ?", ticket);
        if (found.isEmpty()) {
            return toLogin(call);
        }
        var session = found.get();
        var owner = session.get("account", String.class);
        return faulty(owner, isWrite, () -> admitted(call, ticket, session, handler));
    }

    private Answer admitted(Call call, String ticket, Record session, Visit.Handler handler) {
        var owner = session.get("account", String.class);
        var knobs = market.knobs().of(market.db(), owner);
        var age = Duration.between(session.get("opened_at", java.time.OffsetDateTime.class).toInstant(), market.now());
        long seconds = knobs.number(TcgKnob.SESSION_SECONDS);
        if (seconds > 0 && age.toSeconds() >= seconds) {
            end(ticket);
            return toLogin(call);
        }
        if (knobs.isOn(TcgKnob.CHALLENGE) && !session.get("has_answered", Boolean.class)) {
            return Answer.redirect("/challenge?returnUrl=" + wayBack(call));
        }
        if (market.knobs().takeLast(market.db(), owner, TcgKnob.LOGOUT_AFTER_REQUESTS)) {
            end(ticket);
        }
        var other = knobs.text(TcgKnob.WRONG_SELLER);
        StagedUploads.settle(market, other.isEmpty() ? owner : other);
        if (other.isEmpty()) {
            return handler.answer(new Visit(call, owner, owner, session.get("seller", String.class), session.get("level", Integer.class),
                    knobs));
        }
        var theirs = market.db().fetchOptional("select account, seller from tcgplayer.account where ? in (account, seller)", other);
        return handler.answer(new Visit(call, owner, theirs.map(row -> row.get(0, String.class)).orElse(other),
                theirs.map(row -> row.get(1, String.class)).orElse(other), 4, knobs));
    }

    private void end(String ticket) {
        market.db().execute("delete from tcgplayer.session where ticket = ?", ticket);
    }

    private static Answer toLogin(Call call) {
        return Answer.redirect("/login?returnUrl=" + wayBack(call)).withoutCookie(TICKET);
    }

    /// The page a person comes from: a form's address without its last part.
    private static String wayBack(Call call) {
        var path = call.method().equals("GET") ? call.path() : call.path().substring(0, call.path().lastIndexOf('/'));
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
