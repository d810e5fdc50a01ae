package io.soldonce.app.boot.commands;

import io.soldonce.app.boot.DataDirectory;
import io.soldonce.app.boot.Trouble;
import io.soldonce.app.channels.ChannelFiles;
import io.soldonce.channels.browser.BrowserHost;
import io.soldonce.channels.tcgplayer.TcgplayerAccount;
import io.soldonce.channels.tcgplayer.TcgplayerSignIn;
import io.soldonce.values.ChannelId;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./soldonce sign-in tcgplayer`: the seller signs in in a window; the session is kept, encrypted, and the application goes on with it.
@Command(name = "sign-in", description = "Open a window in which you sign in to a marketplace; the session is kept, encrypted.")
final class SignIn implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Parameters(paramLabel = "CHANNEL", description = "a channel of kind tcgplayer, for example tcgplayer")
    private String channel;

    @Override
    public Integer call() {
        var directory = DataDirectory.existing(Main.settings().dataDirectory());
        if (directory.isSandbox()) {
            throw new Trouble("The data directory " + directory.path() + " is a sandbox: its accounts sign in by themselves.",
                    "Sign in is for real accounts (SOLDONCE_KIND=real).");
        }
        try {
            var id = new ChannelId(channel);
            var properties = ChannelFiles.read(directory, id)
                    .orElseThrow(() -> new Trouble("There is no account " + directory.channels().resolve(id + ".properties") + ".",
                            "Write it first; docs/operations.md says what belongs in it."));
            properties.putIfAbsent("profile", directory.browser().resolve(id.value()).toString());
            var account = TcgplayerAccount.of(properties, false);
            try (var host = BrowserHost.visible()) {
                System.out.println("Sign in as " + account.seller() + " in the window that opens; you have " + PATIENCE.toMinutes()
                        + " minutes.");
                new TcgplayerSignIn(account, host, PATIENCE).await();
            }
            System.out.println("The session is kept. The application uses it from its next visit on.");
            return 0;
        } catch (IllegalArgumentException | IllegalStateException notSignedIn) {
            throw new Trouble("Not signed in: " + notSignedIn.getMessage() + ".", "Put that right and try again.", notSignedIn);
        }
    }
}
