package dev.herald.adapter.websocket;

import dev.herald.domain.peer.PeerEndpoint;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.vavr.control.Option;
import java.net.InetSocketAddress;
import java.util.Locale;

/** A proxy that every connection goes through. Where it does not answer, nothing does. */
final class Proxy {

    private static final int HTTP_PORT = 8080;
    private static final int SOCKS_PORT = 1080;

    private final boolean socks;
    private final String host;
    private final int port;
    private final Option<UserInfo> user;

    private Proxy(boolean socks, String host, int port, Option<UserInfo> user) {
        this.socks = socks;
        this.host = host;
        this.port = port;
        this.user = user;
    }

    /** Reads a URL that somebody configured; throws for what is none of a proxy. */
    static Proxy of(String url) {
        int colon = url.indexOf("://");
        String scheme = url.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
        boolean socks = scheme.equals("socks5") || scheme.equals("socks5h");
        if (!socks && !scheme.equals("http")) {
            throw new IllegalArgumentException("a proxy is http://host:port or socks5://host:port");
        }
        int end = url.endsWith("/") ? url.length() - 1 : url.length();
        int at = url.lastIndexOf('@');
        int start = Math.min(end, Math.max(colon + 3, at + 1));
        Option<UserInfo> user = at > colon + 2 ? Option.some(UserInfo.of(url.substring(colon + 3, at))) : Option.none();
        String authority = url.substring(start, end);
        boolean hasPort = authority.matches(".*:[0-9]+") && !authority.endsWith("]");
        return PeerEndpoint.parse(hasPort ? authority : authority + ":" + (socks ? SOCKS_PORT : HTTP_PORT))
                .filter(place -> place.port() > 0)
                .map(place -> new Proxy(socks, place.host().toString(), place.port(), user))
                .getOrElseThrow(() -> new IllegalArgumentException("a proxy needs a host and a port"));
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /** What leads a connection through the proxy at {@code address}. */
    ProxyHandler handler(InetSocketAddress address) {
        if (user.isEmpty()) {
            return socks ? new Socks5ProxyHandler(address) : new HttpProxyHandler(address);
        }
        String name = user.get().name();
        String password = user.get().password();
        return socks ? new Socks5ProxyHandler(address, name, password) : new HttpProxyHandler(address, name, password);
    }

    /** Where it is, without the user and the password. */
    @Override
    public String toString() {
        return (socks ? "socks5://" : "http://") + host + ":" + port;
    }
}
