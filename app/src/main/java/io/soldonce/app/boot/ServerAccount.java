package io.soldonce.app.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// As whom PostgreSQL runs, because it refuses to run as root. An ordinary user runs it directly. Root runs it in a user namespace of
/// its own, where it counts as nobody but may still read root's files; where the kernel forbids that (most containers), really as
/// nobody, who then owns the cluster.
///
/// @param prefix   of every command
/// @param isNobody whether files must be handed over
record ServerAccount(List<String> prefix, boolean isNobody) {
    private static final String NOBODY = "65534";
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> AS_NOBODY = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    /// @param directory the data directory, which belongs to whom this process runs as
    static ServerAccount of(Path directory) throws IOException {
        if (!isRoot(directory)) {
            return new ServerAccount(List.of(), false);
        }
        if (works(NAMESPACE)) {
            return new ServerAccount(NAMESPACE, false);
        }
        if (works(AS_NOBODY)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x")); // nobody must get through
            return new ServerAccount(AS_NOBODY, true);
        }
        throw new Trouble("PostgreSQL does not run as root, and this system has neither unshare nor setpriv to run it as somebody else.",
                "Start as an ordinary user, or name a PostgreSQL of your own in SOLDONCE_DB_URL.");
    }

    ProcessBuilder command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return new ProcessBuilder(all);
    }

    /// Hands the file over to the account, if it is not ours.
    void own(Path file) throws IOException {
        if (isNobody) {
            Files.setAttribute(file, "unix:uid", Integer.valueOf(NOBODY));
        }
    }

    private static boolean isRoot(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix")
                && Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"));
    }

    private static boolean works(List<String> prefix) {
        try {
            var all = new ArrayList<>(prefix);
            all.add("true");
            return new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException _) { // no such command
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
