package io.soldonce.channels.whatnot;

import io.soldonce.channels.csv.CsvRefused;
import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import io.soldonce.channels.spi.Seen;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The list of listings that a sandbox gives out over HTTP. Whatnot itself has none a program may read.
public final class WhatnotReport implements Supplier<List<Seen>> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WhatnotAccount account;

    /// @throws IllegalArgumentException when the account names no report
    public WhatnotReport(WhatnotAccount account) {
        if (account.report() == null) {
            throw new IllegalArgumentException("the Whatnot account names no report: upload a list instead");
        }
        this.account = account;
    }

    /// @throws ChannelFailure when it could not be read, or not all of it
    @Override
    public List<Seen> get() {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(HttpRequest.newBuilder(account.report()).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw failed("HTTP " + answer.statusCode(), null);
            }
            return WhatnotReportCsv.parse(answer.body());
        } catch (IOException broken) {
            throw failed(String.valueOf(broken.getMessage()), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed("stopped while waiting", stopped);
        } catch (CsvRefused notAList) {
            throw new ChannelFailure(new CallOutcome.Refused("LIST_UNREADABLE", notAList.trouble().where() + ": " + notAList.getMessage()));
        }
    }

    private static ChannelFailure failed(String words, Exception why) {
        var failure = new ChannelFailure(new CallOutcome.Transient("REPORT_AWAY", "the list of listings was not given out: " + words));
        if (why != null) {
            failure.addSuppressed(why);
        }
        return failure;
    }
}
