package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import io.soldonce.channel.ChannelAction;
import io.soldonce.channel.ChannelRules;
import io.soldonce.projections.query.ChannelLookup;
import io.soldonce.projections.query.ChannelView;
import io.soldonce.values.ChannelId;
import io.soldonce.values.StreamId;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The channels a seller sells on, and the rules for each.
@RestController
@RequestMapping("/api/channels")
class ChannelsApi {
    private final Ledger ledger;
    private final ChannelLookup channels;
    private final Versions versions;

    ChannelsApi(Ledger ledger, ChannelLookup channels, Versions versions) {
        this.ledger = ledger;
        this.channels = channels;
        this.versions = versions;
    }

    record ChannelBody(String channel, String kind, String name, RulesBody rules) {}

    /// Rules as they come in; what is left out gets its default, what is null is switched off.
    ///
    /// @param mode `off`, `dry-run`, `approval`, `auto`
    /// @param role `primary`, `secondary`, `independent`
    record RulesBody(String mode, String role, Boolean followsPrimary, Integer buffer, Integer cap, BigDecimal floorMargin,
            BigDecimal photosFrom, BigDecimal priceJump, Boolean uniqueTitles) {
        static final RulesBody NONE = new RulesBody(null, null, null, null, null, null, null, null, null);

        ChannelRules read(String where) {
            return new ChannelRules(Field.choice(where + ".mode", mode, ChannelRules.Mode.class, ChannelRules.Mode.DRY_RUN),
                    Field.choice(where + ".role", role, ChannelRules.Role.class, ChannelRules.Role.SECONDARY),
                    followsPrimary == null || followsPrimary, buffer == null ? 0 : Field.whole(where + ".buffer", buffer, 0, 1_000_000),
                    cap == null ? null : Field.whole(where + ".cap", cap, 1, 1_000_000), Field.number(where + ".floorMargin", floorMargin),
                    Field.number(where + ".photosFrom", photosFrom), Field.number(where + ".priceJump", priceJump),
                    Boolean.TRUE.equals(uniqueTitles));
        }
    }

    @GetMapping
    Map<String, Object> channels() {
        return Map.of("channels", channels.all());
    }

    @GetMapping("/{channel}")
    ResponseEntity<ChannelView> channel(@PathVariable String channel) {
        var named = Field.channel("the path", channel);
        var last = versions.last(StreamId.channel(named));
        var found = channels.find(named).orElseThrow(() -> unknown(named));
        return ResponseEntity.ok().eTag(Versions.tag(last, found)).body(found);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> add(@RequestBody ChannelBody body, HttpServletRequest request) {
        return ledger.create(new ChannelAction.Add(Field.channel("$.channel", body.channel()), Field.text("$.kind", body.kind(), 30),
                Field.text("$.name", body.name(), 80), (body.rules() == null ? RulesBody.NONE : body.rules()).read("$.rules")), request);
    }

    @PutMapping(path = "/{channel}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> changeRules(@PathVariable String channel, @RequestBody RulesBody body, HttpServletRequest request) {
        return ledger.change(new ChannelAction.ChangeRules(Field.channel("the path", channel), body.read("$")), request);
    }

    static Problem unknown(ChannelId channel) {
        return new Problem(HttpStatus.NOT_FOUND, "CHANNEL_UNKNOWN", "there is no channel " + channel, "the path",
                "add it first: POST /api/channels; GET /api/channels lists those there are");
    }
}
