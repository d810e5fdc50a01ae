package io.soldonce.listing.policy;

import io.soldonce.channel.ChannelRules;
import io.soldonce.channel.ChannelRules.Mode;
import io.soldonce.channel.ChannelRules.Role;
import io.soldonce.item.Shelf;
import io.soldonce.listing.policy.PolicyInput.ItemSide;
import io.soldonce.listing.policy.PolicyInput.ListingSide;
import io.soldonce.listing.policy.PolicyInput.Stock;
import io.soldonce.values.Money;
import java.math.BigDecimal;
import java.time.Instant;

/// What a policy is asked about, changed one circumstance at a time. To begin with: a lot of ten at 20 dollars on a secondary channel,
/// the primary listing live, no rule switched on.
final class Situation {
    private boolean registered = true;
    private boolean archived;
    private boolean oneOfAKind;
    private boolean photosDone;
    private Money highestCost;
    private Stock stock = new Stock(10, 0, 0, 0, 0, 0, null);
    private Money price = Shelf.usd("20");
    private Money shownPrice = Shelf.usd("20");
    private boolean paused;
    private boolean ended;
    private boolean excluded;
    private Instant excludedUntil;
    private boolean needsRevision;
    private Role role = Role.SECONDARY;
    private boolean followsPrimary = true;
    private int buffer;
    private Integer cap;
    private BigDecimal floorMargin;
    private BigDecimal photosFrom;
    private BigDecimal priceJump;
    private boolean uniqueTitles;
    private boolean primaryLive = true;
    private boolean titleTaken;
    private boolean externalTaken;
    private String title = "Card";

    Situation unregistered() {
        registered = false;
        return this;
    }

    Situation archived() {
        archived = true;
        return this;
    }

    Situation inspectedSinceRevised() {
        needsRevision = true;
        return this;
    }

    Situation oneOfAKind() {
        oneOfAKind = true;
        return this;
    }

    Situation photosDone() {
        photosDone = true;
        return this;
    }

    Situation paidAtMost(Money cost) {
        highestCost = cost;
        return this;
    }

    Situation available(int units) {
        return stock(new Stock(units, 0, 0, 0, 0, 0, null));
    }

    /// @param known null when nobody knows
    Situation stock(Stock known) {
        stock = known;
        return this;
    }

    Situation asked(Money asked) {
        price = asked;
        return this;
    }

    Situation shown(Money shown) {
        shownPrice = shown;
        return this;
    }

    Situation paused() {
        paused = true;
        return this;
    }

    Situation endedByUs() {
        ended = true;
        return this;
    }

    Situation excludedUntil(Instant until) {
        excluded = true;
        excludedUntil = until;
        return this;
    }

    Situation on(Role channelRole) {
        role = channelRole;
        return this;
    }

    Situation notFollowing() {
        followsPrimary = false;
        return this;
    }

    Situation primaryNotLive() {
        primaryLive = false;
        return this;
    }

    Situation buffer(int units) {
        buffer = units;
        return this;
    }

    Situation cap(int units) {
        cap = units;
        return this;
    }

    Situation floorMargin(String percent) {
        floorMargin = new BigDecimal(percent);
        return this;
    }

    Situation photosFrom(String amount) {
        photosFrom = new BigDecimal(amount);
        return this;
    }

    Situation priceJump(String percent) {
        priceJump = new BigDecimal(percent);
        return this;
    }

    Situation uniqueTitles() {
        uniqueTitles = true;
        return this;
    }

    Situation titleTaken() {
        titleTaken = true;
        return this;
    }

    Situation externalIdTaken() {
        externalTaken = true;
        return this;
    }

    Situation titled(String text) {
        title = text;
        return this;
    }

    Desired desired() {
        return ListingPolicy.desired(input(Mode.AUTO), Shelf.NOON);
    }

    PolicyInput input(Mode mode) {
        return new PolicyInput(new ItemSide(registered, archived, oneOfAKind, photosDone, highestCost), stock,
                new ListingSide(title, price, shownPrice, paused, ended, excluded, excludedUntil, needsRevision),
                new ChannelRules(mode, role, followsPrimary, buffer, cap, floorMargin, photosFrom, priceJump, uniqueTitles), primaryLive,
                titleTaken,
                externalTaken);
    }
}
