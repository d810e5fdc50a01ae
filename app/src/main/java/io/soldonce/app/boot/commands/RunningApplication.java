package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.AdminToken;
import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.DirectoryLock;
import io.soldonce.app.boot.Running;
import io.soldonce.app.boot.Settings;
import io.soldonce.app.boot.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;

/// The running application as a command reaches it: through the same HTTP API as everybody.
record RunningApplication(String address, AdminToken token) {
    /// @throws Trouble when none runs on this data directory
    static RunningApplication of(Settings settings) throws IOException {
        var directory = DataDirectory.existing(settings.dataDirectory());
        var lock = DirectoryLock.tryTake(directory, "another command");
        lock.ifPresent(DirectoryLock::close);
        var running = Running.read(directory.running());
        if (lock.isPresent() || running.isEmpty()) {
            throw new Trouble("No Sold Once runs on " + directory.path() + ", and this command speaks to a running one.",
                    "Run ./soldonce start in another terminal first.");
        }
        return new RunningApplication(running.get().address(), AdminToken.of(settings.adminToken(), directory));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token.value());
    }

    /// @return the answer, whatever its status but one
    /// @throws Trouble when nobody answers, or the token is not known there
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, handler);
            if (answer.statusCode() == 401) {
                throw new Trouble("The application at " + address + " does not know this token.",
                        "Set SOLDONCE_ADMIN_TOKEN to what it was when the application was started.");
            }
            return answer;
        } catch (java.net.ConnectException e) {
            throw new Trouble("The application at " + address + " does not answer yet.", "Try again in some seconds.", e);
        }
    }
}
