package io.soldonce.channels.whatnot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.orders.OrderRow.Status;
import io.soldonce.channels.orders.OrdersCsv;
import io.soldonce.values.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShowReportTest {
    @Test
    void itsColumnsAreFoundByWhatTheyAreAbout() throws CsvRefused {
        var orders = OrdersCsv.parse(ShowReport.asOrders("""
            Order ID,Order Numeric ID,Product Name,SKU,Quantity,Sold Price,Currency,Fees,Placed At,Status
            ord-1,1064236555,"Card, ""first"" print",CARD-1,1,"$1,240.50",USD,9.10,2026-11-20 18:04:00,completed
            ord-2,1064236556,Card two,,2,5,USD,0.60,2026-11-20T18:05:00+01:00,Cancelled by buyer
            """.getBytes(UTF_8)));

        assertThat(orders.troubles()).isEmpty();
        var first = orders.good().getFirst().rows().getFirst();
        assertThat(first.orderId()).isEqualTo("ord-1");
        assertThat(first.title()).isEqualTo("Card, \"first\" print");
        assertThat(first.sku()).isEqualTo("CARD-1");
        assertThat(first.price()).isEqualTo(Money.of("1240.50", "USD"));
        assertThat(first.placedAt()).isEqualTo(Instant.parse("2026-11-20T18:04:00Z"));
        assertThat(first.status()).isEqualTo(Status.PAID);
        assertThat(orders.good().getLast().rows().getFirst().status()).isEqualTo(Status.CANCELLED);
    }

    @Test
    void namesVary() throws CsvRefused {
        var orders = OrdersCsv.parse(ShowReport.asOrders("""
            date,order_id,title,sale price
            2026-11-20T18:04:00Z,ord-1,Card one,4.11
            """.getBytes(UTF_8)));

        var row = orders.good().getFirst().rows().getFirst();
        assertThat(row.quantity()).isOne();
        assertThat(row.price()).isEqualTo(Money.of("4.11", "USD"));
        assertThat(row.status()).isEqualTo(Status.PAID);
    }

    @Test
    void whatIsNoReportIsLeftAsItIs() {
        var file = "order_id,line_id,sku,title,quantity,status\nord-1,7,CARD,Card one,1,paid\n".getBytes(UTF_8);
        assertThat(ShowReport.asOrders(file)).isSameAs(file);
        assertThat(ShowReport.asOrders(new byte[0])).isEmpty();
        assertThat(ShowReport.asOrders("\"open quote".getBytes(UTF_8))).asString(UTF_8).isEqualTo("\"open quote");
    }
}
