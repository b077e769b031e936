package dev.herald.testkit.http;

/** Decides what a scripted tracker answers. Called on the connection's own thread, so by several at once. */
@FunctionalInterface
public interface HttpScript {

    /** The answer to this request. */
    HttpReply reply(RecordedRequest request);

    /** The same answer to every request. */
    static HttpScript always(HttpReply reply) {
        return request -> reply;
    }
}
