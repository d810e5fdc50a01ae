package io.soldonce.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.KeptMail;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailProofTest {
    private static final Instant RECEIVED = Instant.parse("2026-10-05T12:00:00Z");
    private static final SigningKey KEY = SigningKey.of("whatnot.com", 2048);
    private static final MailKeys DNS = SigningKey.dnsOf(KEY);

    @Test
    void aSignedMailIsProvenAndKeepsItsNameOnEveryWay() {
        var signed = KEY.sign(mail("Whatnot <orders@whatnot.com>"));
        var proof = proof(signed, DNS);
        assertThat(proof).isInstanceOfSatisfying(MailProof.Proven.class, proven -> {
            assertThat(proven.domain()).isEqualTo("whatnot.com");
            assertThat(proven.mailId()).matches("mail-[0-9a-f]{20}");
        });
        assertThat(proof("Received: from a by b\r\nResent-From: x@example.com\r\n" + signed, DNS)).isEqualTo(proof);
        assertThat(proof(signed.replace("\r\n", "\n"), DNS)).isEqualTo(proof);
    }

    @Test
    void theOrganisationMaySignForItsSubdomainsAndNotTheOtherWayRound() {
        assertThat(proof(KEY.sign(mail("a@mail.whatnot.com")), DNS)).isInstanceOf(MailProof.Proven.class);
        var below = SigningKey.of("mail.whatnot.com", 2048);
        assertThat(code(proof(below.sign(mail("a@whatnot.com")), SigningKey.dnsOf(below)))).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void aRealAccountNeverAcceptsASandboxKey() {
        var signed = KEY.sign(mail("orders@whatnot.com"));
        var real = SigningKey.of("whatnot.com", 2048);
        assertThat(code(proof(signed, _ -> List.of()))).isEqualTo("SIGNATURE_WRONG");
        assertThat(code(proof(signed, SigningKey.dnsOf(real)))).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void keysThatCanNotBeAskedForAreAskedForLater() {
        MailKeys away = _ -> {
            throw new ChannelFailure(new CallOutcome.Transient("KEYS_AWAY", "no answer"));
        };
        var signed = KEY.sign(mail("orders@whatnot.com"));
        assertThatThrownBy(() -> proof(signed, away)).isInstanceOfSatisfying(ChannelFailure.class,
                failed -> assertThat(failed.outcome()).isInstanceOf(CallOutcome.Transient.class));
        assertThat(proof(mail("a@example.com"), away)).isInstanceOf(MailProof.NotFromThere.class);
        assertThatThrownBy(() -> MailKeys.at("127.0.0.1:1").txt("s1._domainkey.whatnot.com")).isInstanceOf(ChannelFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"512", "768"})
    void aShortKeyProvesNothing(int bits) {
        var weak = SigningKey.of("whatnot.com", bits);
        assertThat(code(proof(weak.sign(mail("orders@whatnot.com")), SigningKey.dnsOf(weak)))).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void aKeyUnderTestProvesNothing() {
        MailKeys testing = _ -> List.of(KEY.record() + "; t=y");
        assertThat(code(proof(KEY.sign(mail("orders@whatnot.com")), testing))).isEqualTo("SIGNATURE_WRONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject:Date", "From:Date", "From:Subject"})
    void aSignatureHoldsWhoWhatAndWhen(String headers) {
        var signed = KEY.sign(mail("orders@whatnot.com"), "relaxed/relaxed", headers, "");
        assertThat(code(proof(signed, DNS))).isEqualTo("SIGNATURE_WRONG");
    }

    @Test
    void aSignatureThatRanOutSinceWasGoodWhenTheMailCame() {
        var tag = "x=" + RECEIVED.plusSeconds(60).getEpochSecond() + ";";
        var signed = KEY.sign(mail("orders@whatnot.com"), "relaxed/relaxed", SigningKey.USUAL, tag);
        assertThat(proof(signed, DNS)).isInstanceOf(MailProof.Proven.class);
        var before = KEY.sign(mail("orders@whatnot.com"), "relaxed/relaxed", SigningKey.USUAL, "x=" + RECEIVED.minusSeconds(1)
                .getEpochSecond() + ";");
        assertThat(code(proof(before, DNS))).isEqualTo("SIGNATURE_WRONG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@whatn0t.com", "a@whatnot.com.evil.example", "Whatnot <a@example.com>",
            "\"orders@whatnot.com\" <a@b.example>",
            "a@what-not.com", "a@whatmot.com", "W\u04BBatnot <a@b.example>", "a@xn--whtnot-4nf.com"})
    void whatLooksLikeItIsDoubted(String from) {
        assertThat(code(proof(mail(new String(from.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.ISO_8859_1)), DNS))).isEqualTo("NOT_THE_SENDER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", "Hat Knot <shop@hatshop.example>", "news@ebay.com"})
    void whatIsFromElsewhereAndSaysSoIsNoConcern(String from) {
        assertThat(proof(mail(from), DNS)).isInstanceOf(MailProof.NotFromThere.class);
    }

    @Test
    void aTellingSubjectOfAnybodyElseIsAPretence() {
        var proofs = new MailProofs(List.of("whatnot.com"), subject -> subject.contains("Hello"), DNS);
        assertThat(code(proofs.read(kept(mail("a@example.com"))).proof())).isEqualTo("NOT_THE_SENDER");
    }

    private static String mail(String from) {
        return "From: " + from + "\r\nTo: pat@example.com\r\nSubject: Hello\r\nDate: Mon, 05 Oct 2026 02:11:00 +0000\r\n"
                + "Message-ID: <1@x>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nHi Pat!\r\n";
    }

    private static MailProof proof(String raw, MailKeys keys) {
        return new MailProofs(List.of("whatnot.com"), keys).read(kept(raw)).proof();
    }

    private static KeptMail kept(String raw) {
        return new KeptMail(1, new UUID(1, 2), RECEIVED, raw);
    }

    private static String code(MailProof proof) {
        return proof instanceof MailProof.Doubtful(var code, var _) ? code : proof.toString();
    }
}
