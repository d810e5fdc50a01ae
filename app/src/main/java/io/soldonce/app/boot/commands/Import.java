package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./soldonce import FILE`: a CSV file into the running application. What kind of file it is, its first line tells.
@Command(name = "import", description = "Bring a CSV file in: a catalogue, kits, TCGplayer's pricing export, or a channel's orders.")
final class Import implements Callable<Integer> {
    @Parameters(paramLabel = "FILE")
    private Path file;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "Whose orders or prices these are.")
    private String channel;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var door = door(firstLine());
        var application = RunningApplication.of(Main.settings());
        System.out.println("Importing " + file + " (" + Files.size(file) / 1024 + " kB) through " + door);
        var answer = application.send(
                application.request(door).header("Content-Type", "text/csv").POST(BodyPublishers.ofFile(file)).build(),
                BodyHandlers.ofString());
        var isUsed = answer.statusCode() < 300;
        report(JsonMapper.shared().readTree(answer.body()), isUsed);
        return isUsed ? 0 : 1;
    }

    private String firstLine() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            var line = reader.readLine();
            return line == null ? "" : line.toLowerCase(Locale.ROOT);
        } catch (NoSuchFileException e) {
            throw new Trouble("There is no file " + file + ".", "Give the path of a CSV file.", e);
        }
    }

    private String door(String header) {
        if (header.contains("kit_sku")) {
            return "/api/imports/kits.csv";
        }
        if (header.contains("tcgplayer id")) {
            return "/api/imports/tcgplayer-pricing.csv" + (channel == null ? "" : "?channel=" + encoded());
        }
        if (header.contains("order")) {
            if (channel == null) {
                throw new Trouble(file + " looks like orders, and does not say of which channel.",
                        "Add --channel, for example --channel ebay.");
            }
            return "/api/channels/" + encoded() + "/orders.csv";
        }
        return "/api/imports/catalogue.csv";
    }

    private String encoded() {
        return URLEncoder.encode(channel, StandardCharsets.UTF_8);
    }

    private static void report(JsonNode answer, boolean isUsed) {
        if (!isUsed) {
            System.err.println(answer.path("detail").asString("The file was refused") + "; " + answer.path("cure").asString(""));
        }
        for (var name : new String[]{"rows", "registered", "received", "linked", "unchanged"}) {
            if (answer.has(name)) {
                System.out.printf(Locale.ROOT, "  %,8d %s%n", answer.get(name).asLong(), name);
            }
        }
        if (answer.has("orders")) {
            System.out.printf(Locale.ROOT, "  %,8d %s%n", answer.get("orders").size(), "orders");
        }
        answer.path("troubles").forEach(trouble -> System.out.println("  line " + trouble.path("line").asString("?") + ", "
                + trouble.path("column").asString("row") + ": " + trouble.path("detail").asString("") + "; "
                + trouble.path("cure").asString("")));
    }
}
