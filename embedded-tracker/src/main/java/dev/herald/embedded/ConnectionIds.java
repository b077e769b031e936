package dev.herald.embedded;

import dev.herald.domain.peer.IpAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The connection ids of a UDP tracker (BEP 15), none of which it remembers: an id is what a secret makes of an address and the
 * two minutes it was asked for in, and it holds through the following two minutes. So whoever has one received it at that address, and
 * a flood of connects fills nothing. Not for several threads.
 */
final class ConnectionIds {

    /** How long an id holds at least: what BEP 15 wants of a tracker. Twice that at most. */
    static final Duration WINDOW = Duration.ofMinutes(2);

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac hash;

    /** @param secret random bytes, the tracker's own */
    ConnectionIds(byte[] secret) {
        try {
            hash = Mac.getInstance(ALGORITHM);
            hash.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException inNoJava) {
            throw new IllegalStateException("every Java has " + ALGORITHM, inNoJava);
        }
    }

    long issue(IpAddress client, Duration now) {
        return id(client, window(now));
    }

    boolean accepts(long id, IpAddress client, Duration now) {
        long window = window(now);
        return id == id(client, window) || id == id(client, window - 1);
    }

    private static long window(Duration now) {
        return Math.floorDiv(now.toNanos(), WINDOW.toNanos());
    }

    private long id(IpAddress client, long window) {
        hash.update(client.toByteArray());
        hash.update(ByteBuffer.allocate(Long.BYTES).putLong(window).array());
        return ByteBuffer.wrap(hash.doFinal()).getLong();
    }
}
