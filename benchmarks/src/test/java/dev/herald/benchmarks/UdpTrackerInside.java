package dev.herald.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** A tracker over UDP inside the test, which hears some announces only the second time, and refuses some. */
final class UdpTrackerInside implements AutoCloseable {

    private static final long CONNECTION = 0x0123_4567_89AB_CDEFL;

    private final DatagramSocket socket =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Set<ByteBuffer> swarms = ConcurrentHashMap.newKeySet();
    private final IntPredicate lost;
    private final IntPredicate refused;

    /**
     * @param lost whether the announce with this number, counted as swarms appear, is lost the first time
     * @param refused whether it is refused
     */
    UdpTrackerInside(IntPredicate lost, IntPredicate refused) throws IOException {
        this.lost = lost;
        this.refused = refused;
        Thread thread = new Thread(this::serve, "udp-tracker");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "udp://127.0.0.1:" + socket.getLocalPort() + "/announce";
    }

    int swarms() {
        return swarms.size();
    }

    private void serve() {
        byte[] bytes = new byte[2_048];
        try {
            while (!socket.isClosed()) {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                ByteBuffer answer = answer(ByteBuffer.wrap(bytes, 0, packet.getLength()));
                if (answer.position() > 0) {
                    socket.send(new DatagramPacket(answer.array(), answer.position(), packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            socket.close();
        }
    }

    private ByteBuffer answer(ByteBuffer frame) {
        ByteBuffer answer = ByteBuffer.allocate(1_024);
        int transaction = frame.getInt(12);
        if (frame.getInt(8) == 0) {
            return answer.putInt(0).putInt(transaction).putLong(CONNECTION);
        }
        if (frame.getInt(8) == 2) {
            return scraped(frame, answer.putInt(2).putInt(transaction));
        }
        byte[] swarm = new byte[20];
        frame.get(16, swarm);
        boolean known = !swarms.add(ByteBuffer.wrap(swarm));
        if (frame.getLong(0) != CONNECTION || frame.remaining() < 98 || (!known && lost.test(swarms.size()))) {
            return answer;
        }
        if (refused.test(swarms.size())) {
            return answer.putInt(3).putInt(transaction).put((byte) 'n').put((byte) 'o');
        }
        return answer.putInt(1).putInt(transaction).putInt(1_800).putInt(0).putInt(1);
    }

    private ByteBuffer scraped(ByteBuffer frame, ByteBuffer answer) {
        byte[] swarm = new byte[20];
        for (int at = 16; at + swarm.length <= frame.limit(); at += swarm.length) {
            frame.get(at, swarm);
            swarms.add(ByteBuffer.wrap(swarm.clone()));
            answer.putInt(1).putInt(2).putInt(3);
        }
        return answer;
    }

    @Override
    public void close() {
        socket.close();
    }
}
