package io.soldonce.channels.tcgplayer;

import com.microsoft.playwright.options.FilePayload;
import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.ToldOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// The browser's hands in the seller portal. Every method opens the page it works on itself, so a lost one is begun again by calling again;
/// each throws a [ChannelFailure] when it could not. Safe with several callers: the browser does one thing at a time.
public final class TcgplayerPortal implements AutoCloseable {
    private static final String PRICING = "/admin/pricing";
    private static final String STAGED = PRICING + "/staged";
    private static final String ORDERS = "/admin/orders";

    private final TcgplayerAccount account;
    private final Clock clock;
    private final PortalDoor door;

    /// @param host shared by any number of accounts; not closed with this
    public TcgplayerPortal(TcgplayerAccount account, BrowserHost host, Clock clock) {
        this.account = account;
        this.clock = clock;
        this.door = new PortalDoor(account, host, clock);
    }

    public TcgplayerAccount account() {
        return account;
    }

    Clock clock() {
        return clock;
    }

    /// What came of an import.
    sealed interface Import {
        record Taken(StagedUpload upload) implements Import {}

        /// The whole file.
        record Refused(List<String> messages) implements Import {}
    }

    /// Everything that is live, as the portal counts it and as it exports it: both have to agree.
    PricingCsv.Live exportLive() {
        return door.visit(page -> {
            var count = door.read(door.open(page, PRICING, PortalKind.PRICING), read -> read.number("#live-count"));
            var file = door.download(page, "form#export-live button");
            try {
                var live = PricingCsv.read(file);
                if (live.rows() != count) {
                    throw TcgplayerErrors
                            .notWhole("the export has " + live.rows() + " rows, the portal counts " + count + " live products");
                }
                return live;
            } catch (CsvRefused unreadable) {
                throw TcgplayerErrors.notWhole("the export can not be read: " + unreadable.getMessage());
            }
        });
    }

    /// The uploads of the last 30 days, newest first.
    List<StagedUpload.Listed> staged() {
        return door.visit(page -> door.read(door.open(page, STAGED, PortalKind.STAGED_LIST), StagedUpload::list));
    }

    StagedUpload upload(String id) {
        return door.visit(page -> door.read(door.open(page, STAGED + "/" + id, PortalKind.STAGED), StagedUpload::of));
    }

    Import importFile(String name, String csv) {
        return door.visit(page -> {
            if (!door.open(page, PRICING, PortalKind.PRICING).has("form#import")) {
                throw TcgplayerErrors.noImport();
            }
            page.setInputFiles("form#import input[name=file]",
                    new FilePayload(name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
            var landing = door.click(page, "form#import button");
            var landed = door.page(landing);
            if (landed.path().matches(STAGED + "/[^/]+")) {
                return new Import.Taken(door.read(door.checked(page, landing, PortalKind.STAGED), StagedUpload::of));
            }
            var refusals = door.checked(page, landing, PortalKind.PRICING).messages(".error");
            if (refusals.isEmpty()) {
                throw TcgplayerErrors.later("IMPORT_UNANSWERED", "the portal neither took the file nor said what is wrong with it");
            }
            return new Import.Refused(refusals);
        });
    }

    StagedUpload save(String id) {
        return press(id, "save");
    }

    /// Takes an upload back that is not live.
    StagedUpload remove(String id) {
        return press(id, "remove");
    }

    /// Makes an upload live. Whatever breaks once the button was pressed is [CallOutcome.Unknown].
    StagedUpload move(String id) {
        var isPressed = new AtomicBoolean();
        try {
            return door.visit(page -> {
                var before = door.read(door.open(page, STAGED + "/" + id, PortalKind.STAGED), StagedUpload::of);
                if (before.state() != StagedUpload.State.STAGED) {
                    return before;
                }
                isPressed.set(true);
                return door.read(door.checked(page, door.click(page, "form#move button"), PortalKind.STAGED), StagedUpload::of);
            });
        } catch (ChannelFailure failed) {
            if (!isPressed.get() || failed.outcome() instanceof CallOutcome.Throttled) {
                throw failed;
            }
            throw new ChannelFailure(new CallOutcome.Unknown("nobody heard whether the upload " + id + " was moved: "
                    + failed.outcome().said()));
        }
    }

    private StagedUpload press(String id, String form) {
        return door.visit(page -> {
            door.open(page, STAGED + "/" + id, PortalKind.STAGED);
            if (page.locator("form#" + form).count() == 0) {
                return door.read(door.page(page), StagedUpload::of);
            }
            return door.read(door.checked(page, door.click(page, "form#" + form + " button"), PortalKind.STAGED), StagedUpload::of);
        });
    }

    /// One page of the list, newest first.
    ///
    /// @param status null for all
    /// @param number from 1
    OrderPage.Page orders(String status, int number) {
        var query = "?page=" + number + (status == null ? "" : "&status=" + status.replace(" ", "+"));
        return door.visit(page -> door.read(door.open(page, ORDERS + query, PortalKind.ORDERS), OrderPage::list));
    }

    /// Null when the portal does not know it.
    ToldOrder order(String orderId) {
        return door.visit(page -> {
            var found = door.find(page, ORDERS + "/" + orderId, PortalKind.ORDER);
            return found == null ? null : door.read(found, read -> OrderPage.told(read, clock.instant()));
        });
    }

    PullSheet pullSheet() {
        return door.visit(page -> {
            door.open(page, ORDERS, PortalKind.ORDERS);
            var file = door.download(page, "form#pull-sheet button");
            try {
                return PullSheet.parse(new String(file, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException unreadable) {
                throw TcgplayerErrors.notWhole(unreadable.getMessage());
            }
        });
    }

    @Override
    public void close() {
        door.close();
    }
}
