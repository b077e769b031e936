package dev.herald.testkit.http;

/** Replies that send the client elsewhere. The target is served only if it arrives exactly as it was given (HTTP-T4). */
final class Redirects {

    private static final HttpReply LOST = HttpReply.status("404 Not Found", "", new byte[0]);

    private Redirects() {}

    static HttpReply to(String location) {
        return HttpReply.status("302 Found", "Location: " + location + "\r\n", new byte[0]);
    }

    static HttpReply toPath(byte[] body) {
        return via("/moved/announce?key=1", "/moved/announce?key=1", body);
    }

    static HttpReply toRelativePath(byte[] body) {
        return via("moved?key=1", "/moved?key=1", body);
    }

    static HttpReply toOddTarget(byte[] body) {
        return via("/moved|here/%zz?a[]=%7e^", "/moved|here/%zz?a[]=%7e^", body);
    }

    static HttpReply toFragment(byte[] body) {
        return via("/moved/announce?key=1#peers", "/moved/announce?key=1", body);
    }

    /** Which is a space to whoever reads headers (RFC 9112, 2.2), and begins no header line. */
    static HttpReply toCarriageReturn(byte[] body) {
        return via("/moved\rX-Smuggled:yes", "/moved%20X-Smuggled:yes", body);
    }

    /** The same machine by another name. */
    static HttpReply toOtherHost(byte[] body) {
        return HttpReply.by(request -> {
            String host = request.header("Host").orElse("");
            if (request.path().equals("/announce")) {
                return to("http://localhost:" + host.substring(host.lastIndexOf(':') + 1) + "/moved");
            }
            return request.target().equals("/moved") && host.startsWith("localhost") ? HttpReply.ok(body) : LOST;
        });
    }

    static HttpReply inALoop(byte[] body) {
        return HttpReply.by(request -> to(request.path().equals("/a") ? "/b" : "/a"));
    }

    static HttpReply withoutEnd(byte[] body) {
        return HttpReply.by(request -> to("/step" + request.number()));
    }

    private static HttpReply via(String location, String target, byte[] body) {
        return HttpReply.by(request -> {
            if (request.target().equals(target)) {
                return HttpReply.ok(body);
            }
            return request.path().equals("/announce") ? to(location) : LOST;
        });
    }
}
