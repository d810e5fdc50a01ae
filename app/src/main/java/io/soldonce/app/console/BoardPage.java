package io.soldonce.app.console;

import io.soldonce.app.api.Approvals;
import io.soldonce.app.api.Plans;
import io.soldonce.projections.query.channel.OpenTasks;
import io.soldonce.projections.query.ExceptionQueue.State;
import io.soldonce.projections.query.ExceptionQueue;
import io.soldonce.projections.query.LogLines;
import io.soldonce.projections.query.Story;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: what sold, what every channel shows, what waits for a person, and the switch that stops all writing.
@Controller
class BoardPage {
    private static final int SALES = 8;
    private static final int EXCEPTIONS = 6;
    private static final int LINES = 12;
    private static final int TASKS = 100;
    private static final int OFFERS = 3;

    private final SoldLately sold;
    private final Tiles tiles;
    private final OpenTasks tasks;
    private final ToTry toTry;
    private final Plans plans;
    private final Approvals approvals;
    private final ExceptionQueue exceptions;
    private final Story story;
    private final LogLines log;
    private final Supplier<UUID> ids;
    private final Clock clock;

    BoardPage(SoldLately sold, Tiles tiles, OpenTasks tasks, ToTry toTry, Plans plans, Approvals approvals, ExceptionQueue exceptions,
            Story story, LogLines log, Supplier<UUID> ids, Clock clock) {
        this.sold = sold;
        this.tiles = tiles;
        this.tasks = tasks;
        this.toTry = toTry;
        this.plans = plans;
        this.approvals = approvals;
        this.exceptions = exceptions;
        this.story = story;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/")
    String board(Model model) {
        var lines = story.newest(LINES).rows();
        model.addAttribute("log", lines);
        model.addAttribute("head", lines.isEmpty() ? log.head() : lines.getFirst().index());
        model.addAttribute("orderId", SaleForm.orderId(ids.get()));
        live(model);
        return "board";
    }

    /// What changes, alone: the page asks for it when something happened, and every second while something is due.
    @GetMapping("/board/fragments")
    String fragments(Model model) {
        live(model);
        return "board :: live";
    }

    private void live(Model model) {
        var all = tiles.all();
        model.addAttribute("tiles", all);
        model.addAttribute("tasks", tasks.all(TASKS));
        model.addAttribute("offers", toTry.some(all.stream().map(Tile::channel).toList(), OFFERS));
        model.addAttribute("busy", all.stream().anyMatch(Tile::isBusy));
        model.addAttribute("sales", sold.last(SALES));
        model.addAttribute("plans", plans.parked());
        model.addAttribute("approvals", approvals.held());
        model.addAttribute("exceptions", exceptions.page(State.OPEN, null, EXCEPTIONS).rows());
        model.addAttribute("now", clock.instant());
    }
}
