package io.soldonce.app.api;

import io.soldonce.app.security.Problem;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What came in, as it came in: mails, files, answers of marketplaces. Always as plain text, whatever it says of itself: a mail is written
/// by anybody.
@RestController
@RequestMapping("/api/raw")
class RawApi {
    private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final DSLContext db;

    RawApi(DSLContext db) {
        this.db = db;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> raw(@PathVariable UUID id) {
        var body = db.fetchOne("select body from raw_body where raw_input_id = ?", id);
        if (body == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "RAW_UNKNOWN", "nothing of this id is kept", "the path",
                    "exceptions and orders name what they were read from; bodies are kept for a time only");
        }
        return ResponseEntity.ok().contentType(PLAIN).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"raw-" + id + ".txt\"").body(body.get(0, byte[].class));
    }
}
