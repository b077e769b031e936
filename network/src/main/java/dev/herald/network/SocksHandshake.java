package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Our side of asking a SOCKS5 proxy for a relay of datagrams (RFC 1928, with a user and a password by RFC 1929): bytes in, bytes out, no
 * socket. For one connection.
 */
public final class SocksHandshake {

    private static final byte VERSION = 5;
    private static final byte NO_AUTHENTICATION = 0;
    private static final byte PASSWORD = 2;
    private static final byte ASSOCIATE = 3;
    private static final int COMMAND_NOT_SUPPORTED = 7;
    private static final int LONGEST_REPLY = 512;

    private enum State {
        METHOD,
        AUTHENTICATION,
        REPLY,
        DONE
    }

    private final Option<Credentials> us;
    private final ByteBuffer heard = ByteBuffer.allocate(LONGEST_REPLY);
    private State state = State.METHOD;
    private @Nullable InetSocketAddress relay;

    /** @param us who we are to the proxy */
    public SocksHandshake(Option<Credentials> us) {
        this.us = us;
    }

    /** What is said first. */
    public ByteBuffer greeting() {
        return us.isEmpty()
                ? ByteBuffer.wrap(new byte[] {VERSION, 1, NO_AUTHENTICATION})
                : ByteBuffer.wrap(new byte[] {VERSION, 2, NO_AUTHENTICATION, PASSWORD});
    }

    /** Hears what the proxy says, and answers what is to be said next; nothing where more has to come first, or all is said. */
    public Either<TrackerError, ByteBuffer> heard(ByteBuffer bytes) {
        if (bytes.remaining() > heard.remaining()) {
            return failed("the proxy says more than SOCKS5 has to say");
        }
        heard.put(bytes).flip();
        Either<TrackerError, ByteBuffer> next = switch (state) {
            case METHOD -> heard.remaining() < 2 ? nothing() : method(heard.get(), heard.get());
            case AUTHENTICATION -> heard.remaining() < 2 ? nothing() : authenticated(heard.getShort());
            case REPLY -> reply();
            case DONE -> nothing();
        };
        heard.compact();
        return next;
    }

    private Either<TrackerError, ByteBuffer> method(byte version, byte method) {
        if (version != VERSION) {
            return failed("it does not speak SOCKS5");
        }
        if (method == PASSWORD && us.isDefined()) {
            state = State.AUTHENTICATION;
            return Either.right(introduction(us.get()));
        }
        return method == NO_AUTHENTICATION
                ? request()
                : failed("the proxy does not accept us without a user and a password it knows");
    }

    private static ByteBuffer introduction(Credentials us) {
        byte[] user = us.user().getBytes(StandardCharsets.ISO_8859_1);
        byte[] password = us.password().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(3 + user.length + password.length)
                .put((byte) 1)
                .put((byte) user.length)
                .put(user)
                .put((byte) password.length)
                .put(password)
                .flip();
    }

    private Either<TrackerError, ByteBuffer> authenticated(short versionAndStatus) {
        return (versionAndStatus & 0xFF) == 0
                ? request()
                : failed("the proxy does not accept us without a user and a password it knows");
    }

    /** We cannot tell from which address the proxy will see our packets: zeros say so. */
    private Either<TrackerError, ByteBuffer> request() {
        state = State.REPLY;
        return Either.right(ByteBuffer.wrap(new byte[] {VERSION, ASSOCIATE, 0, 1, 0, 0, 0, 0, 0, 0}));
    }

    private Either<TrackerError, ByteBuffer> reply() {
        heard.mark();
        if (heard.remaining() < 4) {
            return nothing();
        }
        boolean speaks = heard.get() == VERSION;
        int status = heard.get() & 0xFF;
        heard.get();
        if (!speaks || status != 0) {
            return status == COMMAND_NOT_SUPPORTED
                    ? Either.left(new Blocked("UDP cannot go through the proxy, and nothing goes around it"))
                    : failed("the proxy refuses to carry UDP (SOCKS5 status " + status + ")");
        }
        Option<InetSocketAddress> place = SocksAddress.read(heard);
        if (place.isEmpty()) {
            heard.reset();
            return nothing();
        }
        relay = place.get();
        state = State.DONE;
        return nothing();
    }

    /** Where the proxy takes our datagrams, once it has said so; the unspecified address stands for the proxy's own. */
    public Option<InetSocketAddress> relay() {
        return Option.of(relay);
    }

    private static Either<TrackerError, ByteBuffer> nothing() {
        return Either.right(ByteBuffer.allocate(0));
    }

    private static Either<TrackerError, ByteBuffer> failed(String why) {
        return Either.left(new Unreachable(Stage.PROXY, why));
    }
}
