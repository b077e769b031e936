package dev.herald.testkit;

import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Secrets that mean nothing, for tests to plant wherever a secret can be. Nobody may print them: the build searches everything that all
 * tests print, log and report for them, and fails when it finds one. Words like no others, so that nothing else is found.
 */
public final class PlantedSecrets {

    /** A passkey, as private trackers put it into the path of an announce URL. */
    public static final String PASSKEY = "0a1b5ec2e7d00d60718293a4b5c6d742";

    /** A passkey, as private trackers put it into the query of an announce URL. */
    public static final String TOKEN = "f00dfeed5ec2e7f00dfeed42";

    /** A user, of a tracker or of a proxy. */
    public static final String USER = "plantedgertrude";

    /** The user's password. */
    public static final String PASSWORD = "plantedopensesame";

    private PlantedSecrets() {}

    /** All of them. */
    public static Seq<String> all() {
        return Vector.of(PASSKEY, TOKEN, USER, PASSWORD);
    }

    /** The path and query of an announce URL that holds both passkeys. */
    public static String pathAndQuery() {
        return "/" + PASSKEY + "/announce?passkey=" + TOKEN;
    }

    /** A tracker's URL with all of them in it; {@code authority} is its host and port. */
    public static TrackerUrl url(String scheme, String authority) {
        return TrackerUrl.of(scheme + "://" + USER + ":" + PASSWORD + "@" + authority + pathAndQuery());
    }
}
