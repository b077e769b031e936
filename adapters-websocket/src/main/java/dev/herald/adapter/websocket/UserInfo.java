package dev.herald.adapter.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user and a password, taken from what stands before the {@code @} of a URL. Secret, so never printed. */
record UserInfo(String name, String password) {

    /** From {@code user:password}, percent-encoded as in a URL; without a colon the password is empty. */
    static UserInfo of(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new UserInfo(decoded(text), "")
                : new UserInfo(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
    }

    /** What goes behind {@code Authorization:} in HTTP's Basic scheme (RFC 7617). */
    String basic() {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** An escape that is none stays as it stands. */
    private static String decoded(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(raw[i + 2], 16) : -1;
            bytes.write(low >= 0 ? (high << 4) | low : raw[i]);
            i += low >= 0 ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "UserInfo[***]";
    }
}
