package io.soldonce.app.channels;

import static io.soldonce.app.channels.OwnersRequests.eventually;
import static io.soldonce.app.channels.OwnersRequests.expect;

import io.soldonce.app.api.RunningApplication.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// One marketplace of a shop: what a buyer does there, what a shopper sees there, what was told to it and what was heard from it.
record Marketplace(ConnectedShop shop, String channel) {
    static final List<String> ALL = List.of("ebay", "tcgplayer", "whatnot");

    /// What shoppers can buy there.
    int buyable(String sku) {
        return Integer.parseInt(expect(200, shop.get("/sandbox/" + channel + "/offers/" + sku)).at("buyable"));
    }

    /// A buyer buys one.
    ///
    /// @return the order there
    String buy(String sku) {
        return expect(201, shop.post("/sandbox/" + channel + "/purchases", "{\"sku\": \"" + sku + "\", \"quantity\": 1}")).at("orderId");
    }

    /// Faults of it.
    void knobs(String json) {
        shop.knobs(channel, json);
    }

    /// A person ends a listing there by hand.
    void endByHand(String sku) {
        expect(204, shop.post("/sandbox/" + channel + "/listings/" + sku, "{\"ended\": true}"));
    }

    /// What it is confirmed to show; -1 when nobody knows.
    int confirmed(String sku) {
        return shop.number("select coalesce((select confirmed_quantity from listing_push where sku_key = ? and channel = ?), -1)", sku,
                channel);
    }

    /// How often something was told to it of an item.
    int pushes(String sku) {
        return shop.number("select count(*)::int from push_event where sku_key = ? and channel = ?", sku, channel);
    }

    /// What became of the last thing told: the verdict, and what was shown then.
    String lastPush(String sku) {
        return shop.text("""
            select coalesce((select verdict || ' ' || shown_quantity from push_event where sku_key = ? and channel = ?
                              order by sent_at desc limit 1), 'nothing')""", sku, channel);
    }

    /// What a person is asked to do there with an item.
    List<JsonNode> tasks(String sku) {
        return StreamSupport.stream(expect(200, shop.get("/api/tasks")).json().at("/tasks").spliterator(), false)
                .filter(task -> task.path("sku").asString("").equals(sku) && task.path("channel").asString("").equals(channel)).toList();
    }

    /// How often a person was ever asked to do something there with an item.
    int tasksEver(String sku) {
        return shop.number("select count(*)::int from operator_task where sku_key = ? and channel = ?", sku, channel);
    }

    /// Its sales are read to a point after this call.
    void salesRead() throws Exception {
        var now = shop.now().toString();
        eventually("the sales of " + channel + " to be read", () -> shop.number("""
            select count(*)::int from sales_progress where channel = ? and complete_up_to > ?::timestamptz""", channel, now) == 1);
    }

    /// Open exceptions of a code.
    int exceptions(String code) {
        return shop.number("select count(*)::int from exception where code = ? and channel = ? and resolved_at is null", code, channel);
    }

    /// Mails that were kept and read as something: `SALE`, `HINT`, `NOTHING`, `DOUBT`.
    int mails(String reading) {
        return shop.number("select count(*)::int from kept_mail where channel = ? and reading = ?", channel, reading);
    }

    /// Something that a tester does there and no buyer can.
    Answer tester(String path, String json) {
        return shop.send(HttpRequest.newBuilder(URI.create(shop.doorOf(channel) + path)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer tester(String path) {
        return shop.send(HttpRequest.newBuilder(URI.create(shop.doorOf(channel) + path)).GET());
    }

    /// A mail of a kind that its sandbox knows, of an order there.
    ///
    /// @return its Message-ID
    String mail(String kind, String orderId) {
        return expect(201, tester("/mails", "{\"kind\": \"" + kind + "\", \"orderId\": \"" + orderId + "\"}")).at("messageId");
    }
}
