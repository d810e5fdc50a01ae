package io.soldonce.app.console;

import io.soldonce.app.api.Approvals;
import io.soldonce.app.api.Plans;
import io.soldonce.app.api.Switch;
import io.soldonce.app.channels.OperatorAnswers;
import io.soldonce.app.security.Callers;
import io.soldonce.reconciler.task.TaskRows.Answer;
import io.soldonce.values.ChannelId;
import io.soldonce.values.ListingKey;
import io.soldonce.values.Sku;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The buttons of the board.
@Controller
class BoardForms {
    private static final String BOARD = "redirect:/";

    private final Switch board;
    private final Plans plans;
    private final Approvals approvals;
    private final OperatorAnswers answers;
    private final Callers callers;
    private final Clock clock;

    BoardForms(Switch board, Plans plans, Approvals approvals, OperatorAnswers answers, Callers callers, Clock clock) {
        this.board = board;
        this.plans = plans;
        this.approvals = approvals;
        this.answers = answers;
        this.callers = callers;
        this.clock = clock;
    }

    @PostMapping("/switch")
    String turn(@RequestParam String to, RedirectAttributes next) {
        if (to.equals("off")) {
            board.off();
            next.addFlashAttribute("warning", "Off: nothing is written to any marketplace any more.");
        } else {
            board.on();
            next.addFlashAttribute("done", "On again, as before.");
        }
        return BOARD;
    }

    @PostMapping("/plans/{id}/release")
    String release(@PathVariable UUID id, @RequestParam String hash, RedirectAttributes next) {
        var freed = plans.release(id, hash, callers.actor());
        next.addFlashAttribute(freed.isPresent() ? "done" : "warning", freed.map(n -> n + " let go.")
                .orElse("Nothing was let go: the plan has changed or was let go before. Look at it again."));
        return BOARD;
    }

    /// One tap on a task.
    @PostMapping("/tasks/{id}")
    String answer(@PathVariable String id, @RequestParam boolean done, RedirectAttributes next) {
        var told = done ? "Noted as done." : "Noted as not done: it is asked for again.";
        switch (answers.answer(id, done, callers.actor())) {
            case Answer.TAKEN, Answer.SAID_BEFORE -> next.addFlashAttribute("done", told);
            case Answer.CONTRADICTS -> next.addFlashAttribute("warning", "Not noted: somebody has answered it otherwise before.");
            case Answer.NO_SUCH_TASK -> next.addFlashAttribute("warning", "Not noted: there is no such task.");
        }
        return BOARD;
    }

    @PostMapping("/approvals/{channel}/{sku}/release")
    String approve(@PathVariable String channel, @PathVariable String sku, @RequestParam String slot, @RequestParam long revision,
            RedirectAttributes next) {
        try {
            var key = new ListingKey(new ChannelId(channel), new Sku(sku), slot);
            var isReleased = approvals.release(key, revision, callers.actor(), clock.instant());
            next.addFlashAttribute(isReleased ? "done" : "warning", isReleased
                    ? "Approved: " + sku + " on " + channel + "."
                    : "Not approved: what " + sku + " should show on " + channel + " has changed since. Look at it again.");
        } catch (IllegalArgumentException notAListing) {
            next.addFlashAttribute("warning", "Not approved: " + notAListing.getMessage());
        }
        return BOARD;
    }
}
