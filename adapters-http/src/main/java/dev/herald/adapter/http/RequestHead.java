package dev.herald.adapter.http;

import java.nio.ByteBuffer;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/**
 * A whole request as it goes onto the wire, made here byte by byte. To the library it is a request without headers: its own
 * formatter would replace some of the bytes above 0x7f that real tracker URLs hold.
 */
final class RequestHead extends BasicHttpRequest {

    private static final long serialVersionUID = 1L;

    private final transient ByteBuffer bytes;

    RequestHead(String method, ByteBuffer bytes) {
        super(method, null, null, "/");
        this.bytes = bytes;
    }

    /** Everything up to and with the empty line, to be read by whoever asks. */
    ByteBuffer bytes() {
        return bytes.duplicate();
    }

    /** Only what it is: what it asks for is secret. */
    @Override
    public String toString() {
        return "RequestHead[" + getMethod() + "]";
    }
}
