package io.soldonce.channels.tcgplayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.mail.MailProof;
import io.soldonce.channels.mail.MailText;
import io.soldonce.channels.mail.ReadMail;
import io.soldonce.channels.spi.MailReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaleMailTest {
    private static final String SOLD = "Your TCGplayer.com items of Sorrelwren and 2 more items have sold!";
    private static final String LISTED = "Your TCGplayer.com items of Sorrelwren have been listed!";
    private static final String ORDER = "BB01CD22-0000F4-006AC";
    private static final String BODY = "<b>Order:</b> <a href=\"https://store.tcgplayer.com/admin/orders/manageorder/" + ORDER + "\">"
            + ORDER
            + "</a>";
    private static final MailProof PROVEN = new MailProof.Proven("tcgplayer.com", "mail-1");

    @Test
    void aSaleIsAHintToItsOrder() {
        assertThat(reading(PROVEN, SOLD, BODY)).isEqualTo(new MailReading.Hint(ORDER, "mail-1"));
    }

    @Test
    void whatWasListedWasNotSold() {
        assertThat(reading(PROVEN, LISTED, BODY)).isInstanceOf(MailReading.Nothing.class);
    }

    @Test
    void aMailThatProvesNothingHintsAtNothing() {
        assertThat(reading(new MailProof.Doubtful("NOT_SIGNED", "nobody signed it"), SOLD, BODY))
                .isInstanceOfSatisfying(MailReading.Doubt.class, doubt -> assertThat(doubt.code()).isEqualTo("MAIL_NOT_SIGNED"));
        assertThat(reading(new MailProof.Doubtful("NOT_SIGNED", "nobody signed it"), "Win a prize", BODY))
                .isInstanceOf(MailReading.Nothing.class);
        assertThat(reading(new MailProof.NotFromThere("it is from elsewhere"), SOLD, BODY)).isInstanceOf(MailReading.Nothing.class);
    }

    @Test
    void aSaleWithoutOneOrderIsForAPerson() {
        assertThat(reading(PROVEN, SOLD, "no number")).isInstanceOf(MailReading.Doubt.class);
        assertThat(reading(PROVEN, SOLD, BODY + " AB01CD22-0000F4-006AD")).isInstanceOf(MailReading.Doubt.class);
        assertThat(reading(PROVEN, "Your payment is on its way", "no number")).isInstanceOf(MailReading.Nothing.class);
    }

    private static MailReading reading(MailProof proof, String subject, String html) {
        return TcgplayerMails.of(new ReadMail(proof, new MailText("TCGplayer", List.of("sales@tcgplayer.com"), subject, null, "<1@x>",
                List.of(new MailText.Part("text/html", html.replaceAll("<[^>]*>", ""), html)), null, List.of()), "mail-1"));
    }
}
