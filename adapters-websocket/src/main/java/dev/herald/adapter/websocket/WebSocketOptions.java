package dev.herald.adapter.websocket;

import dev.herald.application.port.PeerSignalling;
import dev.herald.application.port.Scheduler;
import dev.herald.network.NetworkScope;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How trackers are talked to over WebSocket. Immutable; {@link #of} has sensible values for everything but time and chance, and each
 * {@code with} answers a copy that differs in one.
 */
public final class WebSocketOptions {

    /** What Herald calls itself. */
    public static final String USER_AGENT = "Herald/0.1.0";

    /** How many offers an announce carries where nobody says (WS-9). */
    public static final int DEFAULT_OFFERS = 5;

    /** How many offers trackers pass on at most, whatever an announce carries (WS-5). */
    public static final int MOST_OFFERS = 10;

    private final Scheduler time;
    private final RandomGenerator random;
    private final PeerSignalling signalling;
    private final int offers;
    private final String userAgent;
    private final Duration connectTimeout;
    private final NetworkScope network;

    private WebSocketOptions(Draft draft) {
        this.time = draft.time;
        this.random = draft.random;
        this.signalling = draft.signalling;
        this.offers = draft.offers;
        this.userAgent = draft.userAgent;
        this.connectTimeout = draft.connectTimeout;
        this.network = draft.network;
    }

    /**
     * The usual options: no signalling, the network without bounds, fifteen seconds to connect.
     *
     * @param time by which deadlines, pings and reconnects go
     * @param random for offer ids and the jitter of reconnects; it should be hard to guess
     */
    public static WebSocketOptions of(Scheduler time, RandomGenerator random) {
        return new WebSocketOptions(new Draft(time, random));
    }

    /** Whoever supplies and takes descriptions of sessions; announces then carry up to {@link #withOffers} of them. */
    public WebSocketOptions withSignalling(PeerSignalling caller) {
        Draft draft = new Draft(this);
        draft.signalling = caller;
        return new WebSocketOptions(draft);
    }

    /** How many offers an announce carries, 0 to {@value #MOST_OFFERS}; and as many offers of peers are taken after each (WS-17). */
    public WebSocketOptions withOffers(int count) {
        if (count < 0 || count > MOST_OFFERS) {
            throw new IllegalArgumentException("an announce carries 0 to " + MOST_OFFERS + " offers, not " + count);
        }
        Draft draft = new Draft(this);
        draft.offers = count;
        return new WebSocketOptions(draft);
    }

    /** Another name to go by: visible ASCII characters and spaces. */
    public WebSocketOptions withUserAgent(String name) {
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a user agent is visible ASCII, not '" + name + "'");
        }
        Draft draft = new Draft(this);
        draft.userAgent = name;
        return new WebSocketOptions(draft);
    }

    /** How long opening a socket may take in all: name, connection, proxy, TLS and handshake. Positive. */
    public WebSocketOptions withConnectTimeout(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout is positive: " + timeout);
        }
        Draft draft = new Draft(this);
        draft.connectTimeout = timeout;
        return new WebSocketOptions(draft);
    }

    /** The part of the network that every connection and every look-up stays in; {@link NetworkScope#anywhere} if nobody says. */
    public WebSocketOptions withNetwork(NetworkScope scope) {
        Draft draft = new Draft(this);
        draft.network = scope;
        return new WebSocketOptions(draft);
    }

    Scheduler time() {
        return time;
    }

    RandomGenerator random() {
        return random;
    }

    PeerSignalling signalling() {
        return signalling;
    }

    int offers() {
        return offers;
    }

    String userAgent() {
        return userAgent;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    NetworkScope network() {
        return network;
    }

    /** The options on their way from one state to the next. */
    private static final class Draft {
        private final Scheduler time;
        private final RandomGenerator random;
        private PeerSignalling signalling = PeerSignalling.NONE;
        private int offers = DEFAULT_OFFERS;
        private String userAgent = USER_AGENT;
        private Duration connectTimeout = Duration.ofSeconds(15);
        private NetworkScope network = NetworkScope.anywhere();

        Draft(Scheduler time, RandomGenerator random) {
            this.time = time;
            this.random = random;
        }

        Draft(WebSocketOptions options) {
            this(options.time, options.random);
            this.signalling = options.signalling;
            this.offers = options.offers;
            this.userAgent = options.userAgent;
            this.connectTimeout = options.connectTimeout;
            this.network = options.network;
        }
    }
}
