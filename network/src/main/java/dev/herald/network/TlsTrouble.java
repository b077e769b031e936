package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Why TLS failed, in words for people (HTTP-T8). Every adapter asks here, so that the same trouble reads the same over HTTP and over
 * WebSocket. What a stranger decides in these words, such as the names of a certificate, is bounded and printable.
 */
public final class TlsTrouble {

    private static final int DEEPEST_CAUSE = 16;
    private static final String NO_TLS = "the other side does not speak TLS";
    private static final String OTHER_VERSION = "the other side speaks no version of TLS that we do";
    private static final String NOTHING_IN_COMMON =
            "the other side finds no cipher that both speak, or wants a certificate of ours";
    private static final String NOT_OURS = "the other side wants a certificate of ours, and not the one it got, if any";

    /** What Java and Netty say in lower case, and what it means. Alerts are named as RFC 8446 names them. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("unrecognized ssl message", NO_TLS),
            Map.entry("not an ssl/tls record", NO_TLS),
            Map.entry("protocol_version", OTHER_VERSION),
            Map.entry("selected protocol version", OTHER_VERSION),
            Map.entry("no appropriate protocol", OTHER_VERSION),
            Map.entry("alert: handshake_failure", NOTHING_IN_COMMON),
            Map.entry("insufficient_security", NOTHING_IN_COMMON),
            Map.entry("alert: unrecognized_name", "the other side knows nothing of this host"),
            Map.entry("alert: certificate_required", "the other side wants a certificate of ours"),
            Map.entry("alert: bad_certificate", NOT_OURS),
            Map.entry("alert: certificate_unknown", NOT_OURS),
            Map.entry("alert: unsupported_certificate", NOT_OURS),
            Map.entry("alert: unknown_ca", NOT_OURS),
            Map.entry("alert: certificate_expired", "the other side says that our certificate has expired"),
            Map.entry("alert: certificate_revoked", "the other side says that our certificate was revoked"),
            Map.entry("alert: access_denied", "the other side does not let us in"));

    private TlsTrouble() {}

    /**
     * The error that {@code failure} means at {@code stage}. What it says of certificates concerns the agreement on TLS, though the
     * newest version lets a server say so only once the request is out.
     */
    public static Unreachable error(SSLException failure, Stage stage) {
        String words = words(failure);
        return new Unreachable(stage == Stage.RECEIVE && !words.contains("certificate") ? stage : Stage.SECURE, words);
    }

    /** The trouble that {@code failure} means; the first of its causes that is known decides. */
    static String words(SSLException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        return Objects.requireNonNullElse(failure.getMessage(), "TLS failed");
    }

    private static @Nullable String known(Throwable cause) {
        String said = Objects.requireNonNullElse(cause.getMessage(), "");
        if (cause instanceof Distrust) {
            return said;
        }
        String lower = said.toLowerCase(Locale.ROOT);
        return MEANINGS.entrySet().stream()
                .filter(meaning -> lower.contains(meaning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
