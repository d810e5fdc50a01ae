package io.soldonce.app.console;

import io.soldonce.app.api.Findings;
import io.soldonce.app.api.Ledger;
import io.soldonce.app.channels.HandedLists;
import io.soldonce.channels.csv.CsvRefused;
import java.nio.charset.StandardCharsets;
import io.soldonce.app.security.Callers;
import io.soldonce.app.security.Problem;
import io.soldonce.channel.ChannelAction;
import io.soldonce.listing.ListingAction;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ItemLookup;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import io.soldonce.values.Text;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The forms of a channel's page: its rules, and what to do with what was found there.
@Controller
class ChannelForms {
    private final Ledger ledger;
    private final ChannelLookup channels;
    private final ItemLookup items;
    private final Findings findings;
    private final HandedLists lists;
    private final Callers callers;
    private final Clock clock;

    ChannelForms(Ledger ledger, ChannelLookup channels, ItemLookup items, Findings findings, HandedLists lists, Callers callers,
            Clock clock) {
        this.ledger = ledger;
        this.channels = channels;
        this.items = items;
        this.findings = findings;
        this.lists = lists;
        this.callers = callers;
        this.clock = clock;
    }

    @PostMapping("/channels/{id}/rules")
    String change(@PathVariable String id, @ModelAttribute RulesForm form, RedirectAttributes next) {
        var channel = new ChannelId(ChannelPages.known(channels, id).channel());
        try {
            var done = Ledger.done(ledger.submit(new ChannelAction.ChangeRules(channel, form.read()), callers.now(), null), "/channels");
            next.addFlashAttribute("done", done.events() > 0
                    ? "Changed. Every listing on this channel is derived again."
                    : "Nothing to change: the rules were so before.");
        } catch (IllegalArgumentException typed) {
            next.addFlashAttribute("warning", "Not changed: " + typed.getMessage());
            next.addFlashAttribute("rules", form);
        } catch (Problem problem) {
            next.addFlashAttribute("warning", "Not changed: " + problem.getMessage());
            next.addFlashAttribute("rules", form);
        }
        return "redirect:/channels/" + channel;
    }

    @PostMapping("/channels/{id}/findings")
    String link(@PathVariable String id, @RequestParam String externalId, @RequestParam(defaultValue = "") String sku,
            RedirectAttributes next) {
        var channel = new ChannelId(ChannelPages.known(channels, id).channel());
        try {
            if (sku.isBlank()) {
                settle(channel, externalId, "Left as it is: " + externalId + ".", next);
            } else {
                var item = new Sku(sku.strip());
                var seen = findings.seen(channel, externalId);
                var title = seen.title() == null ? items.find(item).map(found -> found.title()).orElse(item.value()) : seen.title();
                Ledger.done(ledger.submit(new ListingAction.Link(new ListingKey(channel, item), Text.required("id", externalId, 100),
                        seen.url(), Text.required("title", title, 200), seen.price(), true, clock.instant()), callers.now(), null),
                        "/channels");
                settle(channel, externalId, "Linked: " + externalId + " is " + item + ".", next);
            }
        } catch (IllegalArgumentException typed) {
            next.addFlashAttribute("warning", "Not linked: " + typed.getMessage());
        } catch (Problem problem) {
            next.addFlashAttribute("warning", "Not linked: " + problem.getMessage());
        }
        return "redirect:/channels/" + channel;
    }

    /// A list of what it shows, as a person exported it.
    @PostMapping("/channels/{id}/listings")
    String list(@PathVariable String id, @RequestParam(defaultValue = "") String csv, @RequestParam String title,
            @RequestParam String quantity, @RequestParam(defaultValue = "") String sku, @RequestParam(defaultValue = "") String price,
            RedirectAttributes next) {
        var channel = new ChannelId(ChannelPages.known(channels, id).channel());
        var columns = new HandedLists.Columns(title.strip(), quantity.strip(), sku.isBlank() ? null : sku.strip(),
                price.isBlank() ? null : price.strip());
        try {
            var report = lists.take(channel, csv.getBytes(StandardCharsets.UTF_8), columns, callers.actor());
            next.addFlashAttribute("done", report.rows() + " listings read: " + report.linked() + " newly linked, " + report.toLink()
                    + " to be linked by you, " + report.differing() + " show something else than they should and are asked for.");
        } catch (CsvRefused refused) {
            var trouble = refused.trouble();
            next.addFlashAttribute("warning", "Not taken: " + trouble.where() + ": " + trouble.detail() + "; " + trouble.cure() + ".");
        } catch (Problem problem) {
            next.addFlashAttribute("warning", "Not taken: " + problem.getMessage());
        }
        return "redirect:/channels/" + channel;
    }

    private void settle(ChannelId channel, String externalId, String told, RedirectAttributes next) {
        var isSettled = findings.settle(channel, externalId, callers.actor(), clock.instant());
        next.addFlashAttribute(isSettled ? "done" : "warning", isSettled ? told : "Somebody settled " + externalId + " before.");
    }
}
