package io.soldonce.app.boot.commands;

import com.microsoft.playwright.CLI;
import io.soldonce.app.boot.LocalBrowser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `./soldonce browser`: what TCGplayer is visited with. The launcher script tries the system's own package where this can not download.
@Command(name = "browser", description = "Fetch the browser that TCGplayer is visited with, unless this machine has one.")
final class FetchBrowser implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException, URISyntaxException {
        if (LocalBrowser.isThere()) {
            System.out.println("A browser is there already.");
            return 0;
        }
        CLI.main(new String[]{"install", "chromium"}); // ends the process with its own exit code
        return 0;
    }
}
