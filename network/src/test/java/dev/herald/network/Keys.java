package dev.herald.network;

import dev.herald.domain.tracker.Secret;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Files with keys as OpenSSL writes them. They are public knowledge, as are their passwords. */
final class Keys {

    static final Option<Secret> PASSWORD = Option.some(Secret.of("public-password"));

    private Keys() {}

    static byte[] bytes(String name) {
        try (InputStream file = Keys.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ClientCertificate own(String name) {
        return ClientCertificate.of(bytes(name), Option.none());
    }
}
