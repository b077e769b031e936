package dev.herald.testkit.websocket;

/** What a scripted tracker does on one connection. Called on the connection's own thread. */
@FunctionalInterface
public interface WebSocketScript {

    /** A message has come. */
    void heard(String message, WebSocketClientConnection client);

    /** The handshake is over. */
    default void opened(WebSocketClientConnection client) {}

    /** Hears everything and says nothing. */
    static WebSocketScript silent() {
        return (message, client) -> {};
    }
}
