package io.soldonce.channels.ebay;

import io.soldonce.channels.spi.CallOutcome;
import io.soldonce.channels.spi.ChannelFailure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// The wire. Knows one thing: whether a call that failed can have reached eBay.
final class EbayHttp implements AutoCloseable {
    private final HttpClient client;
    private final Duration patience;
    private final Semaphore callsAtOnce;

    /// @param patience how long one call may take, connecting included
    EbayHttp(Duration patience, int callsAtOnce) {
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER).build();
        this.patience = patience;
        this.callsAtOnce = new Semaphore(callsAtOnce);
    }

    /// @throws ChannelFailure when no answer came: `Transient` when it can not have happened or only would have read, else `Unknown`
    HttpResponse<String> send(HttpRequest.Builder request, boolean isWrite) {
        var asked = request.timeout(patience).build();
        try {
            callsAtOnce.acquire();
            try {
                return client.send(asked, HttpResponse.BodyHandlers.ofString());
            } finally {
                callsAtOnce.release();
            }
        } catch (HttpConnectTimeoutException | ConnectException neverSent) {
            throw new ChannelFailure(new CallOutcome.Transient("NOT_REACHED", words(asked, "not reached", neverSent)));
        } catch (HttpTimeoutException tooLate) {
            throw unanswered(isWrite, "NO_ANSWER", words(asked, "no answer in " + patience.toMillis() + " ms", tooLate));
        } catch (IOException broken) {
            if (broken.getCause() instanceof UnresolvedAddressException) {
                throw new ChannelFailure(new CallOutcome.Transient("NOT_REACHED", words(asked, "no such host", broken)));
            }
            throw unanswered(isWrite, "BROKEN_OFF", words(asked, "the connection broke", broken));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unanswered(isWrite, "STOPPED", words(asked, "stopped while waiting", stopped));
        }
    }

    private static ChannelFailure unanswered(boolean isWrite, String code, String words) {
        return new ChannelFailure(isWrite ? new CallOutcome.Unknown(words) : new CallOutcome.Transient(code, words));
    }

    private static String words(HttpRequest request, String what, Exception why) {
        return request.method() + " " + request.uri().getPath() + ": " + what + (why.getMessage() == null
                ? ""
                : " (" + why.getMessage()
                        + ")");
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
