package dev.herald.adapter.websocket;

import dev.herald.network.Credentials;
import dev.herald.network.ProxyServer;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyHandler;
import io.netty.handler.proxy.Socks5ProxyHandler;
import java.net.InetSocketAddress;

/** What leads a connection through a proxy. */
final class ProxyHandlers {

    private ProxyHandlers() {}

    /** Through {@code proxy}, which is at {@code address}. */
    static ProxyHandler through(ProxyServer proxy, InetSocketAddress address) {
        if (proxy.credentials().isEmpty()) {
            return proxy.isHttp() ? new HttpProxyHandler(address) : new Socks5ProxyHandler(address);
        }
        Credentials us = proxy.credentials().get();
        return proxy.isHttp()
                ? new HttpProxyHandler(address, us.user(), us.password())
                : new Socks5ProxyHandler(address, us.user(), us.password());
    }
}
