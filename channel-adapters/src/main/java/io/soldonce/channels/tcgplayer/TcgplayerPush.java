package io.soldonce.channels.tcgplayer;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Offer;
import io.soldonce.channels.spi.Receipt;
import io.soldonce.channels.tcgplayer.Deltas.Delta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One push. TCGplayer adds what an upload says to what it has, and an upload that is moved twice, or made of an old number, is wrong for
/// ever. So what is ours and unfinished goes first; the numbers are computed from what is live now, looked at again in what is staged, and
/// only then made live; and from the moment the button is pressed nobody does it again without having read what came of it.
final class TcgplayerPush {
    /// In the name of every file of ours: whoever finds it later knows whose it is.
    static final String FILES = "soldonce-";
    private static final int RUNS = 4;
    /// Time enough is left to wait for the move, and to be done before the lease is.
    private static final Duration BEFORE_THE_MOVE = Duration.ofMinutes(1);
    private static final Duration ALL_IN_ALL = Duration.ofMinutes(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final TcgplayerPortal portal;
    private final List<Offer> offers;
    private final Supplier<UUID> runs;
    private final Consumer<Duration> pause;
    private final Instant began;
    private final CallOutcome[] outcomes;
    private final String[] references;

    TcgplayerPush(TcgplayerPortal portal, List<Offer> offers, Supplier<UUID> runs, Consumer<Duration> pause) {
        this.portal = portal;
        this.offers = List.copyOf(offers);
        this.runs = runs;
        this.pause = pause;
        this.began = portal.clock().instant();
        this.outcomes = new CallOutcome[offers.size()];
        this.references = new String[offers.size()];
    }

    static boolean isOurs(StagedUpload.Listed upload) {
        return upload.fileName().startsWith(FILES);
    }

    List<Receipt> receipts() {
        try {
            refuseImpossible();
            for (var run = 0; run < RUNS && !open().isEmpty(); run++) {
                run();
            }
            settle(open(), new CallOutcome.Transient("LIVE_KEEPS_CHANGING", "what is live changed while it was being told, " + RUNS
                    + " times; nothing was changed"));
        } catch (ChannelFailure failed) {
            settle(open(), failed.outcome());
        }
        var receipts = new ArrayList<Receipt>();
        for (var place = 0; place < outcomes.length; place++) {
            receipts.add(new Receipt(offers.get(place), outcomes[place], references[place]));
        }
        return receipts;
    }

    private void refuseImpossible() {
        var first = new HashMap<String, Integer>();
        for (var place : open()) {
            var listing = offers.get(place).listing();
            var trouble = Deltas.trouble(listing);
            if (trouble != null) {
                outcomes[place] = new CallOutcome.Refused(trouble.code(), trouble.words());
            } else if (first.putIfAbsent(Deltas.id(listing), place) != null) {
                outcomes[place] = new CallOutcome.Refused("TCGPLAYER_ID_TWICE", "another listing of this seller has the TCGplayer Id "
                        + Deltas.id(listing) + " too; copies of one card are one lot there");
            }
        }
    }

    private void run() {
        tidy(portal);
        var rows = rows();
        if (rows.isEmpty()) {
            return;
        }
        requireTime();
        var name = FILES + runs.get() + ".csv";
        switch (portal.importFile(name, StagedCsv.render(List.copyOf(rows.values())))) {
            case TcgplayerPortal.Import.Refused(var messages) -> refuse(rows, messages);
            case TcgplayerPortal.Import.Taken(var upload) -> staged(rows, name, upload.id());
        }
    }

    /// What is ours and was never moved is taken back; what is just being moved is waited for.
    static void tidy(TcgplayerPortal portal) {
        for (var upload : portal.staged()) {
            if (isOurs(upload) && upload.state() == StagedUpload.State.MOVING) {
                throw TcgplayerErrors.later("STILL_MOVING", "TCGplayer is still making the upload " + upload.id() + " live");
            }
            if (isOurs(upload) && upload.state().isUnfinished()) {
                var left = portal.remove(upload.id()).state();
                if (left != StagedUpload.State.REMOVED) {
                    throw TcgplayerErrors.later("NOT_REMOVED", "the upload " + upload.id() + " of an earlier push is " + left);
                }
            }
        }
    }

    private Map<Integer, StagedRow> rows() {
        var live = portal.exportLive();
        var rows = new LinkedHashMap<Integer, StagedRow>();
        for (var place : open()) {
            var listing = offers.get(place).listing();
            var card = live.cards().get(Deltas.id(listing));
            if (card == null && !live.isWhole()) {
                outcomes[place] = new CallOutcome.Transient("EXPORT_ROW", "the export has rows that can not be read: "
                        + live.troubles().getFirst().where() + ", " + live.troubles().getFirst().detail());
                continue;
            }
            switch (Deltas.of(listing, card)) {
                case Delta.None _ -> outcomes[place] = new CallOutcome.Done();
                case Delta.Refused(var code, var words) -> outcomes[place] = new CallOutcome.Refused(code, words);
                case Delta.Row(var row) -> rows.put(place, row);
            }
        }
        return rows;
    }

    private void staged(Map<Integer, StagedRow> rows, String name, String id) {
        requireTime();
        var upload = portal.save(id);
        var problems = problems(rows, upload);
        if (!problems.isEmpty() || !isAsComputed(rows, name, upload)) {
            problems.forEach((place, problem) -> outcomes[place] = new CallOutcome.Refused("NOT_TAKEN", problem));
            portal.remove(id);
            return;
        }
        requireTime();
        move(rows, id);
    }

    /// The number to be added, and the number it will be added to: as long as both are right, what comes of it is.
    private static boolean isAsComputed(Map<Integer, StagedRow> rows, String name, StagedUpload upload) {
        var products = new HashMap<String, StagedUpload.Product>();
        upload.products().forEach(product -> products.put(product.id(), product));
        return upload.state() == StagedUpload.State.STAGED && upload.fileName().equals(name) && upload.products().size() == rows.size()
                && rows.values().stream().allMatch(row -> {
                    var product = products.get(row.id());
                    return product != null && product.adjust() == row.adjust() && row.price().equals(product.price())
                            && product.liveQuantity() == row.live().quantity();
                });
    }

    private static Map<Integer, String> problems(Map<Integer, StagedRow> rows, StagedUpload upload) {
        var problems = new LinkedHashMap<Integer, String>();
        rows.forEach((place, row) -> upload.products().stream()
                .filter(product -> product.id().equals(row.id()) && !product.problem().isEmpty())
                .forEach(product -> problems.put(place, product.problem())));
        return problems;
    }

    private void move(Map<Integer, StagedRow> rows, String id) {
        StagedUpload upload;
        try {
            upload = live(portal.move(id));
        } catch (ChannelFailure failed) {
            settle(rows.keySet(), failed.outcome());
            rows.keySet().forEach(place -> references[place] = id);
            return;
        }
        var problems = problems(rows, upload);
        rows.keySet().forEach(place -> {
            references[place] = id;
            outcomes[place] = switch (upload.state()) {
                case LIVE -> new CallOutcome.Done();
                case PARTLY_LIVE -> problems.containsKey(place)
                        ? new CallOutcome.Refused("NOT_LIVE", problems.get(place))
                        : new CallOutcome.Done();
                case MOVING -> new CallOutcome.Unknown("TCGplayer is still making the upload " + id + " live");
                case REMOVED -> new CallOutcome.Transient("REMOVED", "somebody removed the upload " + id + " before it was live");
                case IMPORTED, STAGED -> new CallOutcome.Unknown("the upload " + id + " is " + upload.state() + " after it was moved");
            };
        });
    }

    private StagedUpload live(StagedUpload moved) {
        var upload = moved;
        var waited = Duration.ZERO;
        var next = FIRST_PAUSE;
        while (upload.state() == StagedUpload.State.MOVING && waited.compareTo(portal.account().moveWithin()) < 0
                && portal.clock().instant().isBefore(began.plus(ALL_IN_ALL))) {
            pause.accept(next);
            waited = waited.plus(next);
            next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? next.multipliedBy(2) : LONGEST_PAUSE;
            try {
                upload = portal.upload(moved.id());
            } catch (ChannelFailure unread) {
                throw new ChannelFailure(new CallOutcome.Unknown("the upload " + moved.id() + " was moved and can not be read: "
                        + unread.outcome().said()));
            }
        }
        return upload;
    }

    /// A file is refused as a whole; the rows it is refused for are named by line or by id, and only those are to blame.
    private void refuse(Map<Integer, StagedRow> rows, List<String> messages) {
        var places = List.copyOf(rows.keySet());
        var isAnyNamed = false;
        for (var message : messages) {
            for (var place : RefusedFile.blamed(message, rows)) {
                outcomes[place] = new CallOutcome.Refused("IMPORT_REFUSED", message);
                isAnyNamed = true;
            }
        }
        if (!isAnyNamed) {
            settle(places, new CallOutcome.Refused("IMPORT_REFUSED", String.join("; ", messages)));
        }
    }

    private void requireTime() {
        if (portal.clock().instant().isAfter(began.plus(BEFORE_THE_MOVE))) {
            throw TcgplayerErrors.later("TOO_SLOW", "TCGplayer's portal is too slow just now; nothing was made live");
        }
    }

    private List<Integer> open() {
        var open = new ArrayList<Integer>();
        for (var place = 0; place < outcomes.length; place++) {
            if (outcomes[place] == null) {
                open.add(place);
            }
        }
        return open;
    }

    private void settle(Iterable<Integer> places, CallOutcome outcome) {
        places.forEach(place -> outcomes[place] = outcome);
    }
}
