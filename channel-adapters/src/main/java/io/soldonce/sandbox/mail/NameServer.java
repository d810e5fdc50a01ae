package io.soldonce.sandbox.mail;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Answers questions for TXT records over UDP: the keys of those who sign, and that any other name does not exist.
final class NameServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NameServer.class);
    private static final int LONGEST = 4096;
    private static final int STRING = 255; // of one character-string in a TXT record (RFC 1035, 3.3)
    private static final int SECONDS = 300;

    private final SigningKeys keys;
    private final DatagramSocket socket;
    private final Thread thread;
    private volatile boolean isAnswering = true;

    private NameServer(SigningKeys keys, DatagramSocket socket) {
        this.keys = keys;
        this.socket = socket;
        this.thread = Thread.ofVirtual().name("sandbox-dns").unstarted(this::run);
    }

    static NameServer start(SigningKeys keys, int port) {
        try {
            var server = new NameServer(keys, new DatagramSocket(port, InetAddress.getLoopbackAddress()));
            server.thread.start();
            return server;
        } catch (SocketException e) {
            throw new IllegalStateException("The sandbox's name server cannot listen on port " + port + ": choose another, or 0 for any.",
                    e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    void answer(boolean isUp) {
        isAnswering = isUp;
    }

    private void run() {
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(new byte[LONGEST], LONGEST);
            try {
                socket.receive(packet);
                var answer = answer(new Message(Arrays.copyOf(packet.getData(), packet.getLength()))).toWire();
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException | RuntimeException e) {
                if (!socket.isClosed()) {
                    LOG.debug("A question could not be answered", e); // whoever asked asks again
                }
            }
        }
    }

    private Message answer(Message question) {
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        if (question.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        var asked = question.getQuestion();
        if (!isAnswering || asked == null) {
            answer.getHeader().setRcode(asked == null ? Rcode.FORMERR : Rcode.SERVFAIL);
            return answer;
        }
        answer.addRecord(asked, Section.QUESTION);
        keys.published(asked.getName().toString(true)).ifPresentOrElse(text -> tell(answer, asked, text),
                () -> answer.getHeader().setRcode(Rcode.NXDOMAIN));
        return answer;
    }

    private static void tell(Message answer, Record asked, String text) {
        if (asked.getType() == Type.TXT || asked.getType() == Type.ANY) {
            answer.addRecord(new TXTRecord(asked.getName(), DClass.IN, SECONDS, strings(text)), Section.ANSWER);
        }
    }

    private static List<String> strings(String text) {
        var strings = new ArrayList<String>();
        for (int from = 0; from < text.length(); from += STRING) {
            strings.add(text.substring(from, Math.min(text.length(), from + STRING)));
        }
        return strings;
    }

    @Override
    public void close() {
        socket.close();
    }
}
