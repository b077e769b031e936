package dev.herald.adapter.http;

import dev.herald.network.ProxyServer;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;

/** Writes the heads of our requests (HTTP-A1, HTTP-T5, HTTP-T7). */
final class RequestFormat {

    private static final String END_OF_LINE = "\r\n";

    /** What a head usually needs beside target and host. */
    private static final int USUAL = 256;

    private final byte[] commonHeaders;
    private final Option<ProxyServer> proxy;

    /**
     * @param userAgent what we call ourselves; without control characters
     * @param proxy the proxy that requests go to, if any
     */
    RequestFormat(String userAgent, Option<ProxyServer> proxy) {
        this(commonHeaders(userAgent), proxy);
    }

    private RequestFormat(byte[] commonHeaders, Option<ProxyServer> proxy) {
        this.commonHeaders = commonHeaders;
        this.proxy = proxy;
    }

    private static byte[] commonHeaders(String userAgent) {
        String headers = "User-Agent: " + userAgent + END_OF_LINE + "Accept-Encoding: gzip" + END_OF_LINE;
        return headers.getBytes(StandardCharsets.UTF_8);
    }

    /** The same for requests that go to another proxy, or to none. */
    RequestFormat through(Option<ProxyServer> other) {
        return other.equals(proxy) ? this : new RequestFormat(commonHeaders, other);
    }

    /**
     * A GET.
     *
     * @param last whether the connection shall be closed behind the answer
     */
    RequestHead get(Destination destination, boolean last) {
        Origin origin = destination.origin();
        RequestBytes head = new RequestBytes(destination.target().length + USUAL).text("GET ");
        if (isForwarded(origin)) {
            head.text(origin.url());
        }
        head.raw(destination.target())
                .text(" HTTP/1.1\r\nHost: ")
                .text(origin.hostHeader())
                .text(END_OF_LINE);
        head.raw(commonHeaders);
        destination.credentials().forEach(user -> header(head, "Authorization", user.basic()));
        if (isForwarded(origin)) {
            authoriseAtProxy(head);
        }
        if (last) {
            header(head, "Connection", "close");
        }
        return new RequestHead("GET", head.text(END_OF_LINE).toBuffer());
    }

    /** The request by which an HTTP proxy opens a way through to {@code origin}. */
    RequestHead tunnel(Origin origin) {
        RequestBytes head =
                new RequestBytes().text("CONNECT ").text(origin.authority()).text(" HTTP/1.1\r\nHost: ");
        head.text(origin.authority()).text(END_OF_LINE);
        authoriseAtProxy(head);
        return new RequestHead("CONNECT", head.text(END_OF_LINE).toBuffer());
    }

    /** Whether an HTTP proxy reads the request itself: then it needs the whole URL (RFC 9112, 3.2.2). */
    private boolean isForwarded(Origin origin) {
        return !origin.secure() && proxy.exists(ProxyServer::isHttp);
    }

    private void authoriseAtProxy(RequestBytes head) {
        proxy.flatMap(ProxyServer::credentials).forEach(user -> header(head, "Proxy-Authorization", user.basic()));
    }

    private static void header(RequestBytes head, String name, String value) {
        head.text(name).text(": ").text(value).text(END_OF_LINE);
    }
}
