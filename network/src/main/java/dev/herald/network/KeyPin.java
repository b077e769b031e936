package dev.herald.network;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * A public key that a certificate has to bear, by the SHA-256 of its SubjectPublicKeyInfo in Base64, written
 * {@code sha256/BASE64} (RFC 7469). Stays the same where a certificate is renewed for the same key.
 *
 * @param base64 44 characters
 */
public record KeyPin(String base64) {

    private static final String PREFIX = "sha256/";
    private static final int DIGEST_BYTES = 32;

    /** Throws where it is not 32 bytes in Base64. */
    public KeyPin {
        if (!isDigest(base64)) {
            throw new IllegalArgumentException("a pin is the Base64 of 32 bytes");
        }
    }

    /** From {@code sha256/BASE64}; throws for anything else. */
    public static KeyPin of(String text) {
        return parse(text).getOrElseThrow(error -> new IllegalArgumentException(error.message()));
    }

    /** From {@code sha256/BASE64}. Left for anything else. */
    public static Either<TrackerError, KeyPin> parse(String text) {
        String base64 = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        return isDigest(base64)
                ? Either.right(new KeyPin(base64))
                : Either.left(new Malformed("a pin: sha256/ and the 44 characters of a SHA-256 in Base64", 0));
    }

    /** The key that a certificate bears. */
    public static KeyPin of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(certificate.getPublicKey().getEncoded());
            return new KeyPin(Base64.getEncoder().encodeToString(digest));
        } catch (NoSuchAlgorithmException brokenPlatform) {
            throw new IllegalStateException("every Java has SHA-256", brokenPlatform);
        }
    }

    private static boolean isDigest(String base64) {
        try {
            byte[] digest = Base64.getDecoder().decode(base64);
            return digest.length == DIGEST_BYTES
                    && Base64.getEncoder().encodeToString(digest).equals(base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** As {@link #of(String)} reads it. */
    @Override
    public String toString() {
        return PREFIX + base64;
    }
}
