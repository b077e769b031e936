package dev.herald.adapter.http;

import dev.herald.application.port.BencodeCodec;
import dev.herald.network.NetworkScope;
import java.time.Duration;

/**
 * How trackers are talked to over HTTP. Immutable; {@link #of} has sensible values for everything but the codec, and each
 * {@code with} answers a copy that differs in one.
 */
public final class HttpOptions {

    /** What Herald calls itself. It stays the same over versions: private trackers list the agents they accept (HTTP-T7). */
    public static final String USER_AGENT = "Herald/0.1.0";

    private final BencodeCodec codec;
    private final String userAgent;
    private final HttpLimits limits;
    private final NetworkScope network;

    private HttpOptions(BencodeCodec codec, String userAgent, HttpLimits limits, NetworkScope network) {
        this.codec = codec;
        this.userAgent = userAgent;
        this.limits = limits;
        this.network = network;
    }

    /** The usual options, with the codec that reads the answers. */
    public static HttpOptions of(BencodeCodec codec) {
        return new HttpOptions(codec, USER_AGENT, HttpLimits.USUAL, NetworkScope.anywhere());
    }

    /** Another name to go by: visible ASCII characters and spaces. */
    public HttpOptions withUserAgent(String name) {
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a user agent is visible ASCII, not '" + name + "'");
        }
        return new HttpOptions(codec, name, limits, network);
    }

    /** How long an answer may be, in bytes, compressed as well as not; 1 MiB if nobody says (HTTP-T9). */
    public HttpOptions withMaxBodyBytes(int bytes) {
        return with(limits.withBodyBytes(bytes));
    }

    /** How many redirects one question follows; 5 if nobody says (HTTP-T4). */
    public HttpOptions withMaxRedirects(int redirects) {
        return with(limits.withRedirects(redirects));
    }

    /** How many connections there may be to one host and in all; further questions wait their turn (HTTP-T13). */
    public HttpOptions withConnections(int perHost, int total) {
        return with(limits.withConnections(perHost, total));
    }

    /** How long one address may take to accept a connection; less where a question has less time left. */
    public HttpOptions withConnectTimeout(Duration timeout) {
        return with(limits.withConnectTimeout(timeout));
    }

    /** How long a connection is kept after an answer in case there is another question for it. */
    public HttpOptions withIdleTime(Duration idle) {
        return with(limits.withIdle(idle));
    }

    /** The part of the network that every connection and every look-up stays in; {@link NetworkScope#anywhere} if nobody says. */
    public HttpOptions withNetwork(NetworkScope scope) {
        return new HttpOptions(codec, userAgent, limits, scope);
    }

    private HttpOptions with(HttpLimits other) {
        return new HttpOptions(codec, userAgent, other, network);
    }

    BencodeCodec codec() {
        return codec;
    }

    String userAgent() {
        return userAgent;
    }

    HttpLimits limits() {
        return limits;
    }

    NetworkScope network() {
        return network;
    }
}
