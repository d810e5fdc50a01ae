package io.soldonce.app.api;

import static io.soldonce.tables.journals.Tables.WORKER_CONFIG_CHANGE;
import static io.soldonce.tables.public_.Tables.WORKER_CONFIG;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The switch board: to which marketplaces anything may be written at all. One row, which any SQL client may change as well.
@Component
public class Switch {
    private static final String LAST_ON = """
        update worker_config set enabled_channels = coalesce((
            select array(select json_array_elements_text(before -> 'enabled_channels')) from worker_config_change
            where json_array_length(before -> 'enabled_channels') > 0 and json_array_length(after -> 'enabled_channels') = 0
            order by id desc limit 1), '{*}')
        where enabled_channels = '{}'""";

    private final DSLContext dsl;

    public Switch(DSLContext dsl) {
        this.dsl = dsl;
    }

    /// How the board stands.
    ///
    /// @param enabledChannels `*` stands for every channel; empty: nothing is written anywhere
    /// @param dryRun          everything is derived and journalled, nothing is sent
    /// @param changedBy       the database's user, since any client may do it
    public record State(List<String> enabledChannels, boolean dryRun, Instant changedAt, String changedBy) {
        public State {
            enabledChannels = List.copyOf(enabledChannels);
        }

        /// Of how it stands, whoever made it so.
        String tag() {
            return "\"" + Integer.toHexString(Objects.hash(enabledChannels, dryRun)) + "\"";
        }

        public boolean isOff() {
            return enabledChannels.isEmpty();
        }

        public boolean isOn(String channel) {
            return enabledChannels.contains("*") || enabledChannels.contains(channel);
        }
    }

    public State now() {
        var board = dsl.selectFrom(WORKER_CONFIG).fetchSingle();
        var change = dsl.selectFrom(WORKER_CONFIG_CHANGE).orderBy(WORKER_CONFIG_CHANGE.ID.desc()).limit(1).fetchOptional();
        return new State(List.of(board.getEnabledChannels()), board.getDryRun(), change.map(c -> c.getChangedAt().toInstant()).orElse(null),
                change.map(c -> c.getChangedBy()).orElse(null));
    }

    /// @return false when it stood so before
    public boolean set(List<String> enabledChannels, boolean dryRun) {
        var channels = enabledChannels.toArray(String[]::new);
        return dsl.update(WORKER_CONFIG).set(WORKER_CONFIG.ENABLED_CHANNELS, channels).set(WORKER_CONFIG.DRY_RUN, dryRun)
                .where(WORKER_CONFIG.ENABLED_CHANNELS.isDistinctFrom(channels).or(WORKER_CONFIG.DRY_RUN.ne(dryRun))).execute() > 0;
    }

    /// Likewise, only where it still stands as it was seen.
    ///
    /// @return false when it stands otherwise by now
    boolean set(State seen, List<String> enabledChannels, boolean dryRun) {
        return dsl.update(WORKER_CONFIG).set(WORKER_CONFIG.ENABLED_CHANNELS, enabledChannels.toArray(String[]::new))
                .set(WORKER_CONFIG.DRY_RUN, dryRun)
                .where(WORKER_CONFIG.ENABLED_CHANNELS.eq(seen.enabledChannels().toArray(String[]::new)))
                .and(WORKER_CONFIG.DRY_RUN.eq(seen.dryRun())).execute() > 0;
    }

    /// The kill switch: nothing is written anywhere any more. Sales are still recorded.
    ///
    /// @return false when it was off before
    public boolean off() {
        return dsl.update(WORKER_CONFIG).set(WORKER_CONFIG.ENABLED_CHANNELS, new String[0])
                .where(WORKER_CONFIG.ENABLED_CHANNELS.ne(new String[0])).execute() > 0;
    }

    /// Allows again what was allowed before the last kill.
    ///
    /// @return false when it was on before
    public boolean on() {
        return dsl.execute(LAST_ON) > 0;
    }
}
