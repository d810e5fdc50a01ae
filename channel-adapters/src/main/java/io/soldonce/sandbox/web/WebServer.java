package io.soldonce.sandbox.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.servlet.MultipartConfigElement;

import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/// A Tomcat on this machine's loopback that answers the routes of one sandbox.
public final class WebServer implements AutoCloseable {
    /// Kept, because a logger that nobody holds forgets its level.
    private static final List<Logger> TALKERS = List.of(Logger.getLogger("org.apache.catalina"), Logger.getLogger("org.apache.coyote"),
            Logger.getLogger("org.apache.tomcat"));

    static {
        TALKERS.forEach(talker -> talker.setLevel(Level.WARNING));
    }

    private final Tomcat tomcat;
    private final Path folder;
    private final URI address;

    private WebServer(Tomcat tomcat, Path folder, URI address) {
        this.tomcat = tomcat;
        this.folder = folder;
        this.address = address;
    }

    /// @param port 0 for any that is free
    /// @throws UncheckedIOException when the port is taken
    public static WebServer start(int port, Routes routes) {
        try {
            var folder = Files.createTempDirectory("sandbox-web");
            var tomcat = new Tomcat();
            tomcat.setBaseDir(folder.toString());
            tomcat.setPort(port);
            var connector = tomcat.getConnector();
            connector.setProperty("address", "127.0.0.1");
            connector.setProperty("relaxedQueryChars", "[]|{}");
            connector.setEncodedSolidusHandling("passthrough");
            connector.setMaxPostSize(-1);
            connector.getProtocolHandler().setExecutor(new VirtualThreadExecutor("sandbox-web-"));
            var context = (StandardContext) tomcat.addContext("", folder.toString());
            // It looks for what applications leave behind in a server that lives on. This one does not.
            context.setClearReferencesThreadLocals(false);
            context.setClearReferencesRmiTargets(false);
            var wrapper = Tomcat.addServlet(context, "all", new Rim(routes));
            wrapper.setMultipartConfigElement(new MultipartConfigElement(folder.toString(), -1, -1, 1 << 20));
            context.addServletMappingDecoded("/", "all");
            context.getPipeline().addValve(new HangUpValve());
            begin(tomcat, port);
            return new WebServer(tomcat, folder, URI.create("http://127.0.0.1:" + connector.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port + ": choose another, or 0 for any.", e);
        }
    }

    private static void begin(Tomcat tomcat, int port) throws IOException {
        try {
            tomcat.start();
            if (tomcat.getConnector().getState() != LifecycleState.STARTED) {
                throw new IOException("The connector did not start.");
            }
        } catch (LifecycleException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException taken) {
                    throw taken;
                }
            }
            throw new IllegalStateException("The sandbox's web server does not start on port " + port + ".", e);
        }
    }

    /// Where it answers, for example `http://127.0.0.1:40123`.
    public URI address() {
        return address;
    }

    /// Stops answering; calls under way lose their answer.
    @Override
    public void close() {
        if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
            return;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        } catch (LifecycleException e) {
            throw new IllegalStateException("The sandbox's web server does not stop.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's folder " + folder + " cannot be removed.", e);
        }
    }
}
