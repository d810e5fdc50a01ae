package io.soldonce.app.console;

import io.soldonce.app.sandbox.SandboxCalls;
import io.soldonce.item.Bucket;
import io.soldonce.projections.query.Explanation;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.projections.query.ListingLookup;
import io.soldonce.projections.query.ListingView;
import io.soldonce.projections.query.Story;
import io.soldonce.projections.query.channel.PushLog;
import io.soldonce.values.ChannelId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// One item: its units and why there are so many, its listings, its story.
@Controller
class ItemPage {
    private static final int LINES = 30;
    private static final int PUSHES = 10;

    private final ItemLookup items;
    private final ListingLookup listings;
    private final Explanation explanation;
    private final Story story;
    private final PushLog pushes;
    private final SandboxCalls sandbox;

    ItemPage(ItemLookup items, ListingLookup listings, Explanation explanation, Story story, PushLog pushes,
            SandboxCalls sandbox) {
        this.items = items;
        this.listings = listings;
        this.explanation = explanation;
        this.story = story;
        this.pushes = pushes;
        this.sandbox = sandbox;
    }

    /// As far as is known; a sandbox says no by itself.
    private static boolean isBuyable(ListingView listing) {
        var known = listing.confirmed() != null ? listing.confirmed() : listing.observed();
        return known == null || ("live".equals(known.status()) && known.quantity() > 0);
    }

    @GetMapping("/items/{sku}")
    String item(@PathVariable String sku, @RequestParam(required = false) Long before, Model model) {
        var named = ItemsPage.skuOf(sku);
        var item = named == null ? null : items.find(named).orElse(null);
        if (item == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no item " + sku);
        }
        model.addAttribute("item", item);
        var offered = listings.of(named);
        model.addAttribute("listings", offered);
        model.addAttribute("sandboxes", offered.stream().filter(ItemPage::isBuyable).map(listing -> listing.channel()).distinct()
                .filter(channel -> sandbox.isSandbox(new ChannelId(channel))).toList());
        model.addAttribute("pushes", pushes.page(new PushLog.Filter(named, null, null, null), null, PUSHES).rows());
        model.addAttribute("explained", explanation.explain(named, Bucket.AVAILABLE, null, LINES));
        var page = story.of(named, before, LINES);
        model.addAttribute("story", page.rows());
        model.addAttribute("older", page.next(line -> Long.toString(line.index())));
        return "item";
    }
}
