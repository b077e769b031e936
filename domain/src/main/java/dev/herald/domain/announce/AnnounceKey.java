package dev.herald.domain.announce;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Thirty-two random bits by which a tracker recognises a client whose address changed (BEP 7, BEP 15): the same for one
 * info-hash towards all trackers, families and protocols during a session (HTTP-A12). A secret: never printed.
 */
public record AnnounceKey(int bits) {

    /** A new key. */
    public static AnnounceKey random(RandomGenerator random) {
        return new AnnounceKey(random.nextInt());
    }

    /** The key as HTTP trackers are told: eight upper-case hex digits. */
    public String hex() {
        return String.format(Locale.ROOT, "%08X", bits);
    }

    @Override
    public String toString() {
        return "AnnounceKey[***]";
    }
}
