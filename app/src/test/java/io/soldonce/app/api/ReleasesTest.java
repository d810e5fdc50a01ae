package io.soldonce.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/// Letting go what was stopped: only what the person looked at, once, and then it is due at once.
@OnTheRunningApplication
class ReleasesTest {
    private final RunningApplication app = RunningApplication.shared();
    private final DSLContext db = app.bean(DSLContext.class);

    @Test
    void a_parked_plan_goes_as_a_whole_by_its_hash_and_once() {
        app.item("PARKED-1", 1);
        var id = UUID.randomUUID();
        db.execute("insert into queues.braked_plan values (?, 'ebay', 'the-hash', 1, '40 delists in a minute', now())", id);
        db.execute("update queues.due_listing set plan_id = ?, due_at = '2999-01-01' where sku_key = 'PARKED-1' and channel = 'ebay'", id);
        assertThat(app.get("/api/plans").body()).contains(id.toString(), "40 delists in a minute");

        var wrong = app.post("/api/plans/" + id + "/release", "{\"hash\":\"another\"}");
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.at("code")).isEqualTo("PLAN_CHANGED");
        var hash = wrong.at("hash");
        assertThat(hash).as("of what is in it now").hasSize(16);
        assertThat(parked(id)).isEqualTo(1);

        var let = app.post("/api/plans/" + id + "/release", "{\"hash\":\"" + hash + "\"}");
        assertThat(let.status()).as(let.body()).isEqualTo(200);
        assertThat(let.at("changed")).isEqualTo("true");
        assertThat(let.at("listings")).isEqualTo("1");
        assertThat(parked(id)).isZero();
        assertThat(db.fetchValue("select due_at <= now() from queues.due_listing where sku_key = 'PARKED-1' and channel = 'ebay'"))
                .isEqualTo(true);

        assertThat(app.post("/api/plans/" + id + "/release", "{\"hash\":\"" + hash + "\"}").at("changed")).isEqualTo("false");
        assertThat(app.get("/api/plans").body()).doesNotContain(id.toString());
    }

    @Test
    void an_approval_is_bound_to_what_the_listing_should_show() {
        app.item("HELD-1", 1);
        app.post("/api/channels", "{\"channel\":\"asks\",\"kind\":\"whatnot\",\"name\":\"Asks first\",\"rules\":{\"mode\":\"approval\","
                + "\"role\":\"independent\"}}");
        app.post("/api/listings", """
            {"channel": "asks", "sku": "HELD-1", "price": {"amount": "12.50", "currency": "USD"}}""");
        var revision = db.fetchSingle("select revision from desired_listing where sku_key = 'HELD-1' and channel = 'asks'").get(0,
                Long.class);
        db.execute("insert into queues.push_approval values ('HELD-1', 'asks', '', ?, now())", revision);
        assertThat(app.get("/api/approvals").body()).contains("HELD-1", "12.50");

        var outdated = app.post("/api/approvals/asks/HELD-1/release", "{\"revision\":" + (revision - 1) + "}");
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.at("code")).isEqualTo("APPROVAL_OUTDATED");
        assertThat(outdated.at("revision")).isEqualTo(String.valueOf(revision));

        var let = app.post("/api/approvals/asks/HELD-1/release", "{\"revision\":" + revision + "}");
        assertThat(let.status()).as(let.body()).isEqualTo(200);
        assertThat(let.at("changed")).isEqualTo("true");
        assertThat(let.at("releasedBy")).isEqualTo("api");
        assertThat(app.post("/api/approvals/asks/held-1/release", "{\"revision\":" + revision + "}").at("changed")).isEqualTo("false");
        assertThat(app.get("/api/approvals").body()).doesNotContain("HELD-1");
    }

    private int parked(UUID id) {
        return db.fetchSingle("select count(*) from queues.due_listing where plan_id = ?", id).get(0, Integer.class);
    }
}
