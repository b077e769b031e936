package dev.herald.network;

import dev.herald.domain.tracker.PercentEncoding;
import dev.herald.domain.tracker.Secret;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password, taken from what stands before the {@code @} of a URL. Secret, so never printed. */
public final class Credentials {

    private final Secret user;
    private final Secret password;

    private Credentials(String user, String password) {
        this.user = Secret.of(user);
        this.password = Secret.of(password);
    }

    /** From {@code user:password}, percent-encoded as in a URL; without a colon the password is empty. */
    public static Credentials of(String userInfo) {
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Credentials(decoded(userInfo), "")
                : new Credentials(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    /** The same of what may not be there. */
    public static Option<Credentials> of(Option<String> userInfo) {
        return userInfo.map(Credentials::of);
    }

    /** The user, one character a byte. */
    public String user() {
        return user.reveal();
    }

    /** The password, one character a byte. */
    public String password() {
        return password.reveal();
    }

    /** What goes behind {@code Authorization:} in HTTP's Basic scheme (RFC 7617, HTTP-T7). */
    public String basic() {
        byte[] both = (user() + ":" + password()).getBytes(StandardCharsets.ISO_8859_1);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private static String decoded(String text) {
        return new String(PercentEncoding.decode(text), StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
