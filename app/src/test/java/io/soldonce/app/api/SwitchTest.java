package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The switch board over HTTP is the same row that any SQL client changes.
@OnTheRunningApplication
class SwitchTest {
    private final RunningApplication app = RunningApplication.shared();
    private final DSLContext db = app.bean(DSLContext.class);

    @AfterEach
    void as_before() {
        app.put("/api/switch", "{\"enabledChannels\":[\"*\"],\"dryRun\":false}");
    }

    @Test
    void an_empty_list_stops_everything_and_the_change_is_journalled_once() {
        var before = changes();
        assertThat(app.put("/api/switch", "{\"enabledChannels\":[],\"dryRun\":false}").at("off")).isEqualTo("true");
        assertThat(app.put("/api/switch", "{\"enabledChannels\":[],\"dryRun\":false}").at("changed")).isEqualTo("false");
        assertThat(changes()).isEqualTo(before + 1);
        assertThat(db.fetchValue("select enabled_channels = '{}' from public.worker_config")).isEqualTo(true);
    }

    @Test
    void what_was_allowed_before_the_kill_is_allowed_again() {
        var board = app.bean(Switch.class);
        app.put("/api/switch", "{\"enabledChannels\":[\"ebay\",\"whatnot\"],\"dryRun\":false}");
        assertThat(board.off()).isTrue();
        assertThat(board.off()).isFalse();
        assertThat(board.now().isOn("ebay")).isFalse();
        assertThat(board.on()).isTrue();
        assertThat(app.get("/api/switch").at("enabledChannels")).isEqualTo("[\"ebay\",\"whatnot\"]");
        assertThat(board.now().isOn("tcgplayer")).isFalse();
    }

    @Test
    void a_kill_by_another_client_is_seen() {
        db.execute("update public.worker_config set enabled_channels = '{}'");
        var now = app.get("/api/switch");
        assertThat(now.at("off")).isEqualTo("true");
        assertThat(now.at("changedBy")).isEqualTo("postgres");
    }

    private int changes() {
        return db.fetchSingle("select count(*) from journals.worker_config_change").get(0, Integer.class);
    }
}
