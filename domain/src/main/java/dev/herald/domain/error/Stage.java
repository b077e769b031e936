package dev.herald.domain.error;

/** How far a request had come when it ended without an answer. */
public enum Stage {
    /** Turning the tracker's name into addresses. */
    RESOLVE("resolving the name"),
    /** Opening the connection. */
    CONNECT("connecting"),
    /** Agreeing on TLS and checking the certificate. */
    SECURE("securing the connection"),
    /** Talking to the proxy in between. */
    PROXY("talking to the proxy"),
    /** Sending the request. */
    SEND("sending the request"),
    /** Waiting for, or reading, the answer. */
    RECEIVE("receiving the answer");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** The stage in words that fit behind "while". */
    public String words() {
        return words;
    }
}
