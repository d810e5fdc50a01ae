package io.soldonce.app.console;

import io.soldonce.app.channels.Channels;
import io.soldonce.projections.query.channel.ChannelBoard;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The channels as the board shows them: the primary ones first.
@Component
class Tiles {
    private static final List<String> ROLES = List.of("primary", "secondary", "independent");

    private final ChannelBoard board;
    private final Channels channels;

    Tiles(ChannelBoard board, Channels channels) {
        this.board = board;
        this.channels = channels;
    }

    List<Tile> all() {
        return board.all().stream().sorted(Comparator.comparingInt((ChannelBoard.State state) -> ROLES.indexOf(state.role()))
                .thenComparing(ChannelBoard.State::channel)).map(this::tile).toList();
    }

    private Tile tile(ChannelBoard.State state) {
        var isConnected = state.look().triedAt() != null || state.sales().polledAt() != null;
        return new Tile(state.channel(), state.name(), state.mode(), state.isEnabled(), state.isDryRun(), isConnected,
                channels.isByHand(state.channel()),
                state.look().completeAt(), state.sales().completeUpTo(), state.due().urgent() + state.due().usual(), state.due().urgent(),
                state.pushes().open(), state.due().parked(), state.shelf().agreeing(), state.shelf().compared(),
                state.circuit().openUntil(), state.findings(), troubles(state));
    }

    private static List<String> troubles(ChannelBoard.State state) {
        return Stream.of(state.look().trouble() == null ? null : "Not seen whole: " + state.look().trouble(),
                state.sales().trouble() == null ? null : "Sales not heard: " + state.sales().trouble(),
                state.circuit().openUntil() == null ? null : state.circuit().words(),
                state.pushes().failing() == 0 ? null : state.pushes().failing() + " listings keep failing",
                state.pushes().suspected() == 0 ? null : state.pushes().suspected() + " show fewer than they should: perhaps sold there")
                .filter(Objects::nonNull).distinct().toList();
    }
}
