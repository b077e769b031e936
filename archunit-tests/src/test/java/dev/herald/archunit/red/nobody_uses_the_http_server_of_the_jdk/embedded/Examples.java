package dev.herald.archunit.red.nobody_uses_the_http_server_of_the_jdk.embedded;

import com.sun.net.httpserver.HttpServer;
import org.apache.hc.core5.http.HttpHost;

/** Somebody else's server. */
final class Examples {

    private Examples() {}

    static final class WrongServer {
        Object ask(HttpServer server) {
            return server.getAddress();
        }
    }

    static final class RightServer {
        String ask(HttpHost host) {
            return host.getHostName();
        }
    }
}
