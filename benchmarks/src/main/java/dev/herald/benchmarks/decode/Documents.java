package dev.herald.benchmarks.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** What is decoded, the same bytes every time. */
final class Documents {

    static final int PEERS = 200;

    private static final int COMPACT_PEER = 6;
    private static final int FILES = 2_000;
    private static final int PIECES = 243_000;
    private static final int HASH = 20;

    private Documents() {}

    /** A tracker's answer with 200 compact peers (BEP 23). */
    static byte[] compactAnnounce() {
        Text answer = new Text().add("d8:completei150e10:incompletei50e8:intervali1800e12:min intervali900e5:peers");
        return answer.bytes(compactPeers()).add("e").toByteArray();
    }

    /** A tracker's answer with 200 peers in dictionaries (BEP 3). */
    static byte[] listedAnnounce() {
        Text answer = new Text().add("d8:completei150e10:incompletei50e8:intervali1800e12:min intervali900e5:peersl");
        for (int peer = 0; peer < PEERS; peer++) {
            String address = "198.51." + peer % 100 + "." + peer;
            answer.add("d2:ip").add(address.length() + ":" + address).add("7:peer id");
            answer.bytes(random(HASH)).add("4:porti" + (10_000 + peer) + "ee");
        }
        return answer.add("ee").toByteArray();
    }

    /** A torrent file of five million bytes: 243,000 pieces, and 2,000 files. */
    static byte[] torrent() {
        return torrent(PIECES);
    }

    /** The same with so many pieces. */
    static byte[] torrent(int pieces) {
        return new Text()
                .add("d8:announce35:http://tracker.example.org/announce4:info")
                .add(info(pieces))
                .add("e")
                .toByteArray();
    }

    /** The part of {@link #torrent} that its hash is taken over. */
    static byte[] info() {
        return info(PIECES);
    }

    private static byte[] info(int pieces) {
        Text info = new Text().add("d5:filesl");
        for (int file = 0; file < FILES; file++) {
            String name = "some file with the number " + file + ".bin";
            info.add("d6:lengthi" + (500_000_000L + file) + "e4:pathl6:folder" + name.length() + ":" + name + "ee");
        }
        info.add("e4:name17:a very large file12:piece lengthi4194304e6:pieces");
        return info.bytes(random(pieces * HASH)).add("e").toByteArray();
    }

    /** All of them at addresses that a peer can have. */
    private static byte[] compactPeers() {
        byte[] peers = random(PEERS * COMPACT_PEER);
        for (int at = 0; at < peers.length; at += COMPACT_PEER) {
            peers[at] = (byte) (11 + (peers[at] & 0x3F));
        }
        return peers;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Bencode in the making. */
    private static final class Text {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Text add(String ascii) {
            return add(ascii.getBytes(StandardCharsets.US_ASCII));
        }

        Text add(byte[] raw) {
            out.writeBytes(raw);
            return this;
        }

        Text bytes(byte[] string) {
            return add(string.length + ":").add(string);
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }
}
