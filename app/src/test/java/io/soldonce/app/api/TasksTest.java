package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// What only a person can do, asked for on the board and over HTTP, answered once.
@OnTheRunningApplication
class TasksTest {
    private final RunningApplication app = RunningApplication.shared();
    private final DSLContext db = app.bean(DSLContext.class);

    @Test
    void a_task_is_listed_answered_once_and_its_listing_is_due_at_once() {
        var id = task("TASK-1", "ENDED", 0, "now() + interval '12 minutes'");
        var listed = app.get("/api/tasks?limit=100");
        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.body()).contains(id, "Take off TASK-1", "Test card TASK-1");

        var done = app.post("/api/tasks/" + id + "/done", "", "X-Actor", "ann");
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.at("changed")).isEqualTo("true");
        assertThat(done.at("saidBy")).isEqualTo("api:ann");
        assertThat(db.fetchValue("select due_at <= now() from due_listing where sku_key = 'TASK-1' and channel = 'whatnot'"))
                .isEqualTo(true);
        assertThat(app.get("/api/tasks?limit=100").body()).doesNotContain(id);

        assertThat(app.post("/api/tasks/" + id + "/done", "").at("changed")).isEqualTo("false");
        var otherwise = app.post("/api/tasks/" + id + "/not-done", "");
        assertThat(otherwise.status()).isEqualTo(409);
        assertThat(otherwise.at("code")).isEqualTo("TASK_ANSWERED");
        assertThat(app.post("/api/tasks/no-such/done", "").at("code")).isEqualTo("TASK_UNKNOWN");
    }

    @Test
    void what_takes_something_off_sale_comes_first_then_the_nearest_deadline() {
        var later = task("TASK-2", "LIVE", 2, "now() + interval '9 minutes'");
        var sooner = task("TASK-3", "LIVE", 1, "now() + interval '3 minutes'");
        var end = task("TASK-4", "ENDED", 0, "now() + interval '30 minutes'");
        assertThat(app.get("/api/tasks?limit=100").body()).containsSubsequence(end, sooner, later);
    }

    @Test
    void the_board_shows_it_first_and_takes_the_answer_with_one_tap() throws Exception {
        var late = task("TASK-5", "ENDED", 0, "now() - interval '4 minutes'");
        var person = new SignedIn(app);
        person.signIn(RunningApplication.TOKEN);
        var board = person.get("/").body();
        assertThat(board).contains("Take off TASK-5", "4 minutes late", "data-task=\"" + late + "\"");
        assertThat(board.indexOf("Take off TASK-5")).isLessThan(board.indexOf("Stop all writing"));
        var answered = person.post("/tasks/" + late, "done=true&_csrf=" + person.formToken("/"));
        assertThat(answered.statusCode()).isEqualTo(302);
        assertThat(db.fetchValue("select said_by from operator_task where id = ?", late)).isEqualTo("owner");
        assertThat(person.get("/").body()).doesNotContain("Take off TASK-5");
    }

    @Test
    void a_word_is_never_shown_as_a_reading() throws Exception {
        task("TASK-6", "ENDED", 0, "now()");
        db.execute(
                "update listing_push set open_push = null, confirmed_status = 'ENDED', confirmed_quantity = 0, confirmed_by = 'operator:ann',"
                        + " confirmed_at = now() where sku_key = 'TASK-6'");
        assertThat(app.get("/api/items/TASK-6/listings").body()).contains("\"saidBy\":\"operator:ann\"");
        var person = new SignedIn(app);
        person.signIn(RunningApplication.TOKEN);
        assertThat(person.get("/items/TASK-6").body()).contains("told by operator:ann", "not read back");
    }

    @Test
    void a_raw_mail_is_plain_text_whatever_it_is() {
        var id = UUID.randomUUID();
        db.execute("insert into raw_body (raw_input_id, body) values (?, ?)", id,
                "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var raw = app.get("/api/raw/" + id);
        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(raw.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(raw.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(app.get("/api/raw/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void a_list_is_taken_only_where_no_program_can_read() {
        var refused = app.csv("/api/channels/ebay/listings.csv", "Title,Quantity\nA card,1\n");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("LIST_NOT_NEEDED");
        assertThat(app.csv("/api/channels/none-such/listings.csv", "Title,Quantity\n").status()).isEqualTo(404);
    }

    /// An item on Whatnot of which a push is open that asks for this.
    private String task(String sku, String status, int quantity, String deadline) {
        app.item(sku, 2);
        var id = UUID.randomUUID().toString();
        db.execute("insert into operator_task (id, sku_key, channel, slot, words, asked_status, asked_quantity, asked_at, deadline)"
                + " values (?, ?, 'whatnot', '', ?, ?, ?, now(), " + deadline + ")", id, sku, "Take off " + sku, status, quantity);
        db.execute("insert into listing_push (sku_key, channel, slot, open_push, open_reference, ask_at) values (?, 'whatnot', '', ?, ?,"
                + " '2999-01-01') on conflict (sku_key, channel, slot) do update set open_push = excluded.open_push,"
                + " open_reference = excluded.open_reference, ask_at = excluded.ask_at", sku, UUID.randomUUID(), id);
        db.execute("update due_listing set due_at = '2999-01-01' where sku_key = ? and channel = 'whatnot'", sku);
        return id;
    }
}
