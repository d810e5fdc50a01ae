package io.soldonce.channels.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.tagvalue.SignatureRecordTemplate;

/// A domain's key, made anew for each test run: nothing secret is ever kept.
public record SigningKey(String domain, String selector, KeyPair pair) {
    public static final String USUAL = "From:To:Subject:Date:Message-ID:MIME-Version:Content-Type";

    public static SigningKey of(String domain, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new SigningKey(domain, "s1", generator.generateKeyPair());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /// Where its public half is asked for.
    public String name() {
        return selector + "._domainkey." + domain;
    }

    public String record() {
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    /// A DNS that knows these keys and no others.
    public static MailKeys dnsOf(SigningKey... keys) {
        return name -> List.of(keys).stream().filter(key -> key.name().equals(name)).map(SigningKey::record).toList();
    }

    /// The mail with a signature over the usual headers on top.
    public String sign(String mail) {
        return sign(mail, "relaxed/relaxed", USUAL, "");
    }

    /// @param more tags, for example `l=10;`
    public String sign(String mail, String canonicalization, String headers, String more) {
        var terms = "v=1; a=rsa-sha256; c=" + canonicalization + "; d=" + domain + "; s=" + selector + "; h=" + headers + "; " + more
                + " bh=; b=;";
        try {
            var bytes = mail.getBytes(StandardCharsets.ISO_8859_1);
            return new Carefree(terms, pair).sign(new ByteArrayInputStream(bytes)) + "\r\n" + mail;
        } catch (IOException | FailException notSignable) {
            throw new IllegalStateException(notSignable);
        }
    }

    /// Signs also what nobody should sign.
    private static final class Carefree extends DKIMSigner {
        Carefree(String terms, KeyPair pair) {
            super(terms, pair.getPrivate());
        }

        @Override
        public SignatureRecord newSignatureRecordTemplate(String terms) {
            return new SignatureRecordTemplate(terms) {
                @Override
                public void validate() {
                    // Whatever is wrong with it is meant to be.
                }
            };
        }
    }
}
