package dev.herald.adapter.websocket;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.Credentials;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The opening handshake (RFC 6455). The library's own one reads the URL with {@code java.net.URI}, which takes offence at real
 * trackers' URLs; here path and query go out as they were written (WS-1).
 */
final class UpgradeRequest {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final TrackerUrl tracker;
    private final String userAgent;
    private final String key;

    UpgradeRequest(TrackerUrl tracker, String userAgent, RandomGenerator random) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        this.tracker = tracker;
        this.userAgent = userAgent;
        this.key = Base64.getEncoder().encodeToString(nonce);
    }

    FullHttpRequest http() {
        String path = tracker.path().isEmpty() ? "/" : tracker.path();
        String target = path + tracker.query().map(query -> "?" + query).getOrElse("");
        FullHttpRequest request =
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, target, Unpooled.EMPTY_BUFFER);
        HttpHeaders headers = request.headers();
        headers.set(HttpHeaderNames.HOST, authority());
        headers.set(HttpHeaderNames.UPGRADE, "websocket");
        headers.set(HttpHeaderNames.CONNECTION, "Upgrade");
        headers.set(HttpHeaderNames.SEC_WEBSOCKET_KEY, key);
        headers.set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13");
        headers.set(HttpHeaderNames.USER_AGENT, userAgent);
        tracker.userInfo()
                .forEach(user -> headers.set(
                        HttpHeaderNames.AUTHORIZATION,
                        Credentials.of(user.reveal()).basic()));
        return request;
    }

    /** What it asks for, for those who follow the question; its secrets are still in it. */
    String line() {
        FullHttpRequest request = http();
        return request.method() + " " + request.uri();
    }

    /** How many bytes go out. */
    int bytes() {
        FullHttpRequest request = http();
        int head = (request.method() + " " + request.uri() + " HTTP/1.1\r\n\r\n").length();
        return head
                + request.headers().entries().stream()
                        .mapToInt(header -> (header.getKey() + ": " + header.getValue() + "\r\n").length())
                        .sum();
    }

    private String authority() {
        String host = tracker.host().indexOf(':') >= 0 ? "[" + tracker.host() + "]" : tracker.host();
        int usual = tracker.scheme() == TrackerScheme.WSS ? 443 : 80;
        return tracker.port() == usual ? host : host + ":" + tracker.port();
    }

    /** Whether the answer, whose status is 101, comes from somebody who has read the request and speaks WebSocket. */
    boolean isAcceptedBy(HttpResponse response) {
        HttpHeaders headers = response.headers();
        return headers.containsValue(HttpHeaderNames.UPGRADE, "websocket", true)
                && headers.containsValue(HttpHeaderNames.CONNECTION, "upgrade", true)
                && accept().equals(headers.get(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT));
    }

    private String accept() {
        try {
            byte[] both = (key + GUID).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException brokenPlatform) {
            throw new IllegalStateException(brokenPlatform);
        }
    }
}
