package dev.herald.testkit.websocket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The table of what WebSocket trackers get wrong, in their handshake, their frames and their words. Each has been met in the wild or is
 * one step from something that has. What has to come of an announce is an answer or an error, by its deadline, in bounded memory.
 */
public enum WebSocketMisbehaviour {
    // The handshake.
    NO_HANDSHAKE(() -> ScriptedWebSocketTracker.openMute("ws")),
    NO_HTTP(() -> ScriptedWebSocketTracker.openAnswering("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n")),
    A_STATUS_OF_ITS_OWN(() -> ScriptedWebSocketTracker.openAnswering("HTTP/1.1 429 Slow\r\nRetry-After: 9\r\n\r\n")),
    A_REDIRECT(() -> ScriptedWebSocketTracker.openAnswering("HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n")),
    HALF_A_HANDSHAKE(() -> ScriptedWebSocketTracker.openAnswering("HTTP/1.1 101 Switching\r\nUpgr")),
    A_HANDSHAKE_FOR_SOMEBODY_ELSE(() -> ScriptedWebSocketTracker.openAnswering(String.join(
            "\r\n",
            "HTTP/1.1 101 Switching",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "",
            ""))),
    HEADERS_WITHOUT_END(() -> ScriptedWebSocketTracker.openAnswering(
            "HTTP/1.1 101 Switching\r\n" + "X-Header: much ado about nothing\r\n".repeat(10_000))),
    CONTINUE_WITHOUT_END(() -> ScriptedWebSocketTracker.openAnswering("HTTP/1.1 100 Continue\r\n\r\n".repeat(50_000))),
    A_HANDSHAKE_WITH_A_BODY(() -> ScriptedWebSocketTracker.openAnswering(
            "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n" + "x".repeat(500_000))),

    // Silence, and ends that come too early.
    SILENCE((message, client) -> {}),
    HANG_UP((message, client) -> client.cut()),
    GOOD_BYE((message, client) -> client.sayGoodbye(1001)),
    HALF_A_FRAME((message, client) -> client.raw(WebSocketClientConnection.head(0x81, 500), new byte[100])),

    // Frames.
    A_FRAME_OF_A_GIGABYTE(
            (message, client) -> client.raw(WebSocketClientConnection.head(0x81, 1L << 30), new byte[100_000])),
    A_FRAME_OF_NEGATIVE_LENGTH(
            (message, client) -> client.raw(WebSocketClientConnection.head(0x81, Long.MIN_VALUE), new byte[100])),
    FRAGMENTS_WITHOUT_END((message, client) -> {
        client.frame(0x01, new byte[60_000]);
        while (!client.isClosed()) {
            client.frame(0x00, new byte[60_000]);
        }
    }),
    PINGS_WITHOUT_END((message, client) -> {
        while (!client.isClosed()) {
            client.frame(0x89, new byte[125]);
        }
    }),
    PONGS_WITHOUT_END((message, client) -> {
        while (!client.isClosed()) {
            client.frame(0x8A, new byte[125]);
        }
    }),
    EMPTY_FRAGMENTS_WITHOUT_END((message, client) -> {
        client.frame(0x01, new byte[0]);
        while (!client.isClosed()) {
            client.frame(0x00, new byte[0]);
        }
    }),
    EMPTY_MESSAGES_WITHOUT_END((message, client) -> {
        while (!client.isClosed()) {
            client.text("");
        }
    }),
    BINARY_MESSAGES_WITHOUT_END((message, client) -> {
        while (!client.isClosed()) {
            client.frame(0x82, new byte[1_000]);
        }
    }),
    A_MASKED_FRAME((message, client) -> client.raw(new byte[] {(byte) 0x81, (byte) 0x82, 1, 2, 3, 4, 5, 6})),
    A_PING_OF_126_BYTES((message, client) -> client.frame(0x89, new byte[126])),
    A_PING_IN_PIECES((message, client) -> client.frame(0x09, new byte[2])),
    A_GOOD_BYE_OF_ONE_BYTE((message, client) -> client.frame(0x88, new byte[1])),
    A_GOOD_BYE_WITHOUT_A_CODE((message, client) -> client.frame(0x88, new byte[0])),
    A_GOOD_BYE_WITH_A_CODE_THAT_IS_NONE((message, client) -> client.sayGoodbye(65_535)),
    A_GOOD_BYE_THAT_IS_NO_UTF_8((message, client) -> client.frame(0x88, new byte[] {3, -24, -1, -2, -1})),
    A_RESERVED_OPCODE((message, client) -> client.frame(0x83, new byte[2])),
    COMPRESSED_WITHOUT_ASKING((message, client) -> client.frame(0xC1, new byte[5])),
    A_CONTINUATION_OF_NOTHING((message, client) -> client.frame(0x80, new byte[2])),

    // Words.
    DEPTH_WITHOUT_END((message, client) -> {
        while (!client.isClosed()) {
            client.text("{\"a\":" + "[".repeat(50_000));
        }
    }),
    NO_UTF_8((message, client) -> client.text(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0})),
    NO_JSON((message, client) -> {
        for (int i = 0; i < 200; i++) {
            client.text("d8:intervali1800ee");
        }
    }),
    OF_SWARMS_NOBODY_ASKED_ABOUT((message, client) -> {
        for (int i = 0; i < 5_000 && !client.isClosed(); i++) {
            client.text("{\"action\":\"announce\",\"info_hash\":\"aaaaaaaaaaaaaaaa%04d\",\"interval\":1}".formatted(i));
        }
    }),
    OFFERS_WITHOUT_END((message, client) -> {
        byte[] offer = ("{\"action\":\"announce\",\"info_hash\":\"" + Words.SWARM
                        + "\",\"peer_id\":\"pppppppppppppppppppp\","
                        + "\"offer_id\":\"oooooooooooooooooooo\",\"offer\":{\"type\":\"offer\",\"sdp\":\""
                        + "x".repeat(60_000)
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
        while (!client.isClosed()) {
            client.text(offer);
        }
    }),
    A_REFUSAL((message, client) -> client.text("{\"failure reason\":\"no\\u001b[2J\\u202e\"}")),
    NUMBERS_BEYOND_MEASURE((message, client) -> client.text("{\"action\":\"announce\",\"info_hash\":\"" + Words.SWARM
            + "\",\"interval\":99999999999999999999,\"complete\":-1,\"incomplete\":1e300}")),

    // Nothing wrong, but in pieces.
    A_YES_IN_PIECES((message, client) -> {
        byte[] yes = Words.YES.getBytes(StandardCharsets.UTF_8);
        client.frame(0x01, Arrays.copyOf(yes, 7));
        client.frame(0x89, new byte[3]);
        client.frame(0x80, Arrays.copyOfRange(yes, 7, yes.length));
    }),
    A_YES((message, client) -> client.text(Words.YES));

    @SuppressWarnings("ImmutableEnumChecker") // opens one a call, and remembers none
    private final Supplier<ScriptedWebSocketTracker> opener;

    WebSocketMisbehaviour(Supplier<ScriptedWebSocketTracker> opener) {
        this.opener = opener;
    }

    WebSocketMisbehaviour(WebSocketScript script) {
        this(() -> ScriptedWebSocketTracker.open(script));
    }

    /** A tracker that does it, to be closed by the caller; it knows {@code Fixtures.IH1} alone. */
    public ScriptedWebSocketTracker open() {
        return opener.get();
    }

    /** What more than one of them says. */
    private static final class Words {
        static final String SWARM =
                "\\u00124Vx\\u009a\\u00bc\\u00de\\u00f1#Eg\\u0089\\u00ab\\u00cd\\u00ef\\u00124Vx\\u009a";
        static final String YES = "{\"action\":\"announce\",\"info_hash\":\"" + SWARM
                + "\",\"interval\":120,\"complete\":7,\"incomplete\":5}";

        private Words() {}
    }
}
