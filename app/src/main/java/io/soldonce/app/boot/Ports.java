package io.soldonce.app.boot;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Ports of this machine's loopback.
public final class Ports {
    private static final int CONNECT_MILLIS = 2_000;

    private Ports() {}

    /// @return one that is free now
    public static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        }
    }

    /// @throws Trouble when somebody listens there
    public static void requireFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port), 1);
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    public static Trouble taken(int port, Exception cause) {
        var why = port < 1024 && String.valueOf(cause.getMessage()).contains("denied")
                ? "needs more rights than this user has"
                : "is taken by another program";
        return new Trouble("Port " + port + " " + why + ".",
                "Stop that program, or choose another port: SOLDONCE_PORT=" + (port > 65000 ? 8081 : port + 1) + " ./soldonce start",
                cause);
    }

    /// Whether nobody listens there. A server that is slow to answer still listens.
    static boolean refuses(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return false;
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused");
        } catch (IOException _) {
            return false;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
    }
}
