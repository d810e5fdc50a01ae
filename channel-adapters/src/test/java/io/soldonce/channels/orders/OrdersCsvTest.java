package io.soldonce.channels.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.soldonce.channels.Documents;
import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.csv.RowTrouble;
import io.soldonce.channels.orders.OrderRow.Status;
import io.soldonce.channels.orders.OrdersCsv.OrderTold;
import io.soldonce.values.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersCsvTest {
    private static final String HEADER = "order_id,line_id,sku,title,quantity,price,currency,placed_at,status\n";

    @Test
    void orders_are_gathered_from_their_rows() throws CsvRefused {
        var parsed = OrdersCsv.parse(Documents.of(OrdersCsvTest.class, "two-orders.csv"));
        assertThat(parsed.troubles()).isEmpty();
        assertThat(parsed.rows()).isEqualTo(3);
        assertThat(parsed.good()).extracting(OrderTold::orderId).containsExactly("04-11873-55210", "04-11874-01993");
        assertThat(parsed.good().getFirst().rows()).containsExactly(new OrderRow(2, "04-11873-55210", "10071", "PSA-0001",
                "Bramblekin \"Thunder\" PSA 10", 1, Money.of("392.00", "USD"), Instant.parse("2026-11-19T21:14:00Z"), Status.PAID));
        assertThat(parsed.good().getLast().rows()).extracting(OrderRow::title).containsExactly("Sleeves, black", "Deck box,\nblue");
        assertThat(parsed.good().getLast().rows()).extracting(OrderRow::placedAt).containsOnly(Instant.parse("2026-11-20T08:02:00Z"));
    }

    @Test
    void every_trouble_names_its_line_and_column() throws CsvRefused {
        var parsed = OrdersCsv.parse(Documents.of(OrdersCsvTest.class, "troubles.csv"));
        assertThat(parsed.troubles()).extracting(RowTrouble::where).containsExactly("line 2, column order_id", "line 3, column sku",
                "line 4, column quantity", "line 5, column price", "line 6, column currency", "line 7, column currency",
                "line 8, column placed_at",
                "line 9, column status", "line 10", "line 10, column quantity", "line 10, column status", "line 11",
                "line 12, column line_id",
                "line 13", "line 14, column status");
        assertThat(parsed.troubles()).allSatisfy(trouble -> assertThat(trouble.cure()).isNotBlank());
        assertThat(parsed.good()).extracting(OrderTold::orderId).containsExactly("C-2");
        assertThat(parsed.good().getFirst().rows()).hasSize(1);
    }

    @Test
    void columns_are_found_by_name_behind_a_byte_order_mark() throws CsvRefused {
        var parsed = OrdersCsv.parse("\uFEFFstatus,quantity,sku,order_id\r\nPAID,2,A,X-1\r\n\r\n".getBytes(UTF_8));
        assertThat(parsed.good().getFirst().rows().getFirst().quantity()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                          | line 1                    | the file is empty
        'order_id,sku,quantity'                     | line 1, column status     | missing
        'order_id,sku,quantity,status,colour'       | line 1, column colour     | no column
        'order_id,sku,sku,quantity,status'          | line 1, column sku        | twice
        'order_id;sku;quantity;status'              | line 1                    | no column
        """)
    void a_file_without_its_header_is_refused(String file, String where, String detail) {
        assertThatThrownBy(() -> OrdersCsv.parse(file.getBytes(UTF_8))).isInstanceOfSatisfying(CsvRefused.class, refused -> {
            assertThat(refused.trouble().where()).startsWith(where);
            assertThat(refused.trouble().detail()).contains(detail);
            assertThat(refused.trouble().cure()).isNotBlank();
        });
    }

    @Test
    void bytes_that_can_not_be_stored_are_refused_where_they_are() {
        assertThatThrownBy(() -> OrdersCsv.parse((HEADER + "A,1,B,x\u0000y,1,,,,paid\n").getBytes(UTF_8)))
                .isInstanceOfSatisfying(CsvRefused.class, refused -> assertThat(refused.trouble().where()).isEqualTo("line 2"));
        assertThatThrownBy(() -> OrdersCsv.parse((HEADER + "A,1,B,Brûlène,1,,,,paid\n").getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(CsvRefused.class, refused -> assertThat(refused.trouble().cure()).contains("UTF-8"));
    }

    @Test
    void a_quote_that_is_not_closed_spoils_no_row_before_it() throws CsvRefused {
        var parsed = OrdersCsv.parse((HEADER + "A,1,B,card,1,,,,paid\nB,1,B,\"card,1,,,,paid\nC,1,B,card,1,,,,paid\n").getBytes(UTF_8));
        assertThat(parsed.good()).extracting(OrderTold::orderId).containsExactly("A");
        assertThat(parsed.troubles().getFirst().line()).isEqualTo(3);
    }

    @Test
    void ten_thousand_lines_are_read_without_effort() throws CsvRefused {
        var file = new StringBuilder(HEADER);
        for (var i = 0; i < 10_000; i++) {
            file.append("O-").append(i).append(",1,B,card,1,,,,paid\n");
        }
        assertThat(OrdersCsv.parse(file.toString().getBytes(UTF_8)).good()).hasSize(10_000);
    }
}
