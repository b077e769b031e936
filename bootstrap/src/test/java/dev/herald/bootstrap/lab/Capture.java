package dev.herald.bootstrap.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Every packet on every interface of a network namespace, those included that come into being later, as tcpdump sees them. It is
 * known to be complete: it begins and ends with packets of the lab's own that were seen to arrive, on loopback, at a port nobody uses.
 */
final class Capture implements AutoCloseable {

    private static final int LINUX_SLL2 = 276;
    private static final int FILE_HEADER = 24;
    private static final int RECORD_HEADER = 16;
    private static final int FIRST_MARK = 9_001;
    private static final int LAST_MARK = 9_999;
    private static final int LOOPBACK = 1;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private final String namespace;
    private final Path file;
    private final Actor tcpdump;
    private int mark = FIRST_MARK;

    private Capture(String namespace, Path file, Actor tcpdump) {
        this.namespace = namespace;
        this.file = file;
        this.tcpdump = tcpdump;
    }

    /** Listens in {@code namespace} from now on. */
    static Capture of(String namespace, Path file) {
        List<String> command = List.of(
                "tcpdump",
                "-i",
                "any",
                "-y",
                "LINUX_SLL2",
                "-n",
                "-p",
                "-U",
                "-Z",
                "root",
                "--immediate-mode",
                "-w",
                file.toString());
        Capture capture = new Capture(namespace, file, Actor.program(namespace, command));
        capture.tcpdump.await(line -> line.contains("listening on"));
        capture.sync();
        return capture;
    }

    /** All packets up to now. */
    List<Packet> packets() {
        sync();
        return read().stream().filter(packet -> !isMark(packet)).toList();
    }

    /** Goes on listening for as long as this. */
    void listenFor(long millis) {
        tcpdump.stayFor(millis);
    }

    private static boolean isMark(Packet packet) {
        boolean marked = isMark(packet.localPort()) || isMark(packet.remotePort());
        return packet.interfaceIndex() == LOOPBACK
                && (packet.protocol() == Packet.Protocol.ICMP || (packet.protocol() == Packet.Protocol.UDP && marked));
    }

    private static boolean isMark(int port) {
        return port >= FIRST_MARK && port <= LAST_MARK;
    }

    private void sync() {
        int port = mark++;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        do {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("tcpdump does not see what is sent: " + tcpdump.said());
            }
            Shell.run("ip netns exec %s bash -c 'echo mark >/dev/udp/127.0.0.1/%d'".formatted(namespace, port));
        } while (!hasSeen(port));
    }

    /** A moment is given it to write the packet down. */
    private boolean hasSeen(int port) {
        for (int look = 0; look < 20; look++) {
            if (read().stream().anyMatch(packet -> packet.localPort() == port && isMark(packet))) {
                return true;
            }
            listenFor(10);
        }
        return false;
    }

    private List<Packet> read() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
            List<Packet> packets = new ArrayList<>();
            if (bytes.remaining() < FILE_HEADER) {
                return packets;
            }
            if (bytes.getInt(0) != 0xA1B2C3D4 || bytes.getInt(20) != LINUX_SLL2) {
                throw new AssertionError("not a capture as expected: " + file);
            }
            bytes.position(FILE_HEADER);
            while (bytes.remaining() >= RECORD_HEADER) {
                int length = bytes.getInt(bytes.position() + 8);
                if (bytes.remaining() < RECORD_HEADER + length) {
                    return packets; // it is still being written
                }
                bytes.position(bytes.position() + RECORD_HEADER);
                ByteBuffer frame = bytes.slice(bytes.position(), length);
                if (!Packet.isForOthers(frame)) {
                    packets.add(Packet.read(frame));
                }
                bytes.position(bytes.position() + length);
            }
            return packets;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        tcpdump.close();
    }
}
