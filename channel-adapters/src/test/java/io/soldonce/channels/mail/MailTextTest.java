package io.soldonce.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"<p style='display:none'>X</p>", "<p hidden>X</p>", "<p style='font-size:0'>X</p>", "<!-- X -->",
            "<div style='visibility: hidden'><b>X</b></div>", "<p style='opacity:0.0'>X</p>", "<p style='color:#FFF'>X</p>",
            "<div style='background:#123456'><p style='color: rgb(18, 52, 86)'>X</p></div>",
            "<table bgcolor='red'><tr><td><font color='red'>X</font></td></tr></table>",
            "<p style='position:absolute; left:-5000px'>X</p>", "<style>p.a{display:none}</style><p class=a>X</p>",
            "<div style='max-height:0;overflow:hidden'>X</div>", "<template>X</template>", "<title>X</title>"})
    void whatNobodySeesIsNotRead(String html) {
        assertThat(seen(html)).doesNotContain("X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>X</p>", "<td style='font-size:0'><div style='font-size:13px'>X</div></td>",
            "<a style='background:#000;color:#fff'>X</a>", "<style>@media print{p{display:none}}</style><p>X</p>",
            "<p style='line-height:0'>X</p>", "<table><tr><td height=0>X</td></tr></table>", "<b>X</b"})
    void whatIsSeenIsRead(String html) {
        assertThat(seen(html)).contains("X");
    }

    @Test
    void aBrokenMailIsReadAsFarAsItGoes() {
        assertThat(MailText.of("").parts()).hasSize(1);
        assertThat(MailText.of("no header at all").subject()).isEmpty();
        assertThat(MailText.of("Content-Type: ;;;\r\n\r\nx").troubles()).isNotEmpty();
        assertThat(MailText.of("Content-Type: multipart/mixed\r\n\r\nx").troubles()).isNotEmpty();
        assertThat(MailText.of("Date: yesterday\r\n\r\nx").date()).isNull();
        assertThat(MailText.of("From: <<<>>>\r\n\r\nx").fromAddress()).isNull();
        assertThat(MailText.of("Content-Type: text/plain; charset=utf-8\r\n\r\nna\u00efve").parts().getFirst().text())
                .isEqualTo("na\u00efve");
        assertThat(MailText.of("Content-Transfer-Encoding: base64\r\n\r\n!!!???").troubles()).isEmpty();
    }

    @Test
    void sizeAndDepthHaveBounds() {
        var deep = "x";
        for (var i = 0; i < 500; i++) {
            deep = "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n" + deep + "\r\n--b" + i + "--\r\n";
        }
        assertThat(MailText.of(deep).troubles()).anyMatch(trouble -> trouble.contains("deeper"));
        var much = MailText.of("Content-Type: text/plain\r\n\r\n" + "word ".repeat(1_000_000));
        assertThat(much.parts().getFirst().text().length()).isLessThanOrEqualTo(500_000);
        assertThat(much.troubles()).isNotEmpty();
        assertThat(MailText.of("Subject: " + "=?utf-8?Q?a?= ".repeat(100_000) + "\r\n\r\nx").subject().length()).isLessThan(20_000);
        assertThat(MailText.of("Content-Type: text/html\r\n\r\n" + "<div>".repeat(50_000) + "X").parts()).hasSize(1);
    }

    private static String seen(String html) {
        return MailText.of("Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>" + html + "</body></html>").parts().stream()
                .map(MailText.Part::text).collect(Collectors.joining());
    }
}
