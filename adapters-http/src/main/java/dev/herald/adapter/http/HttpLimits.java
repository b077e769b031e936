package dev.herald.adapter.http;

import java.time.Duration;

/**
 * What one gateway takes and keeps at most.
 *
 * @param bodyBytes of one answer, compressed as well as not, 1 or more (HTTP-T9)
 * @param redirects that one question follows, 0 or more (HTTP-T4)
 * @param connectionsPerHost 1 or more
 * @param connections in all, 1 or more (HTTP-T13)
 * @param connectTimeout for one address, positive
 * @param idle how long a connection without a question is kept, not negative
 */
record HttpLimits(
        int bodyBytes, int redirects, int connectionsPerHost, int connections, Duration connectTimeout, Duration idle) {

    static final HttpLimits USUAL =
            new HttpLimits(1 << 20, 5, 128, 512, Duration.ofSeconds(15), Duration.ofSeconds(30));

    /** How much of the body of an answer other than 200 is read in search of a reason (HTTP-T2). */
    static final int REFUSAL_BYTES = 1 << 16;

    HttpLimits {
        if (bodyBytes < 1 || redirects < 0 || connectionsPerHost < 1 || connections < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (connectTimeout.isNegative() || connectTimeout.isZero() || idle.isNegative()) {
            throw new IllegalArgumentException("times must be positive: " + connectTimeout + ", " + idle);
        }
    }

    HttpLimits withBodyBytes(int bytes) {
        return new HttpLimits(bytes, redirects, connectionsPerHost, connections, connectTimeout, idle);
    }

    HttpLimits withRedirects(int most) {
        return new HttpLimits(bodyBytes, most, connectionsPerHost, connections, connectTimeout, idle);
    }

    HttpLimits withConnections(int perHost, int total) {
        return new HttpLimits(bodyBytes, redirects, perHost, total, connectTimeout, idle);
    }

    HttpLimits withConnectTimeout(Duration timeout) {
        return new HttpLimits(bodyBytes, redirects, connectionsPerHost, connections, timeout, idle);
    }

    HttpLimits withIdle(Duration time) {
        return new HttpLimits(bodyBytes, redirects, connectionsPerHost, connections, connectTimeout, time);
    }
}
