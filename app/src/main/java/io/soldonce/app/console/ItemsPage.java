package io.soldonce.app.console;

import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ItemFilter;
import io.soldonce.projections.query.ItemList;
import io.soldonce.projections.query.LogLines;
import io.soldonce.projections.query.Story;
import io.soldonce.values.ChannelId;
import io.soldonce.values.Sku;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// What there is, where it is offered and why so, and what is happening.
@Controller
class ItemsPage {
    private static final int ITEMS = 25;
    private static final int LINES = 12;

    private final ItemList list;
    private final ChannelLookup channels;
    private final Story story;
    private final LogLines log;
    private final Supplier<UUID> ids;

    ItemsPage(ItemList list, ChannelLookup channels, Story story, LogLines log, Supplier<UUID> ids) {
        this.list = list;
        this.channels = channels;
        this.story = story;
        this.log = log;
        this.ids = ids;
    }

    @GetMapping("/items")
    String items(@RequestParam(required = false) String q, @RequestParam(required = false) String channel,
            @RequestParam(required = false) String after, Model model) {
        var words = q == null || q.isBlank() ? null : q.strip().substring(0, Math.min(200, q.strip().length()));
        var on = channelOf(channel);
        var last = skuOf(after);
        var page = list.page(new ItemFilter(on, null, words), last == null ? null : last.key(), ITEMS);
        model.addAttribute("items", page.rows());
        model.addAttribute("next", page.next(item -> item.sku()));
        model.addAttribute("isFirst", last == null);
        model.addAttribute("q", words);
        model.addAttribute("channel", on);
        model.addAttribute("channels", channels.all());
        model.addAttribute("orderId", SaleForm.orderId(ids.get()));
        var lines = story.newest(LINES).rows();
        model.addAttribute("log", lines);
        model.addAttribute("head", lines.isEmpty() ? log.head() : lines.getFirst().index());
        return "items";
    }

    /// One row of the table, fetched anew when something happened to its item.
    @GetMapping("/rows/{sku}")
    String row(@PathVariable String sku, Model model) {
        var named = skuOf(sku);
        if (named == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("item", list.one(named).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "items :: row";
    }

    static String channelOf(String channel) {
        try {
            return channel == null || channel.isBlank() ? null : new ChannelId(channel).value();
        } catch (IllegalArgumentException notAChannel) {
            return null;
        }
    }

    static Sku skuOf(String sku) {
        try {
            return sku == null || sku.isBlank() ? null : new Sku(sku.strip());
        } catch (IllegalArgumentException notASku) {
            return null;
        }
    }
}
