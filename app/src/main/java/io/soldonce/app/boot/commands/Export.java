package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.Trouble;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./soldonce export`: what a channel should show, as the file its portal takes.
@Command(name = "export", description = "Write what a channel should show now, or what changed since a revision, as CSV.")
final class Export implements Callable<Integer> {
    @Option(names = "--channel", required = true, paramLabel = "CHANNEL")
    private String channel;

    @Option(names = "--since", paramLabel = "REVISION", description = "Only what changed since: the revision an earlier export named.")
    private Long since;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to; else to standard output.")
    private Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var application = RunningApplication.of(Main.settings());
        var path = "/api/channels/" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "/desired.csv"
                + (since == null ? "" : "?since=" + since);
        var answer = application.send(application.request(path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new Trouble("There is no export for " + channel + " (HTTP " + answer.statusCode() + ").",
                    new String(answer.body(), StandardCharsets.UTF_8));
        }
        if (output == null) {
            System.out.write(answer.body());
            System.out.flush();
        } else {
            Files.write(output, answer.body());
        }
        var revision = answer.headers().firstValue("X-Revision").orElse("?");
        System.err.println("What changes from now on: ./soldonce export --channel " + channel + " --since " + revision);
        return 0;
    }
}
