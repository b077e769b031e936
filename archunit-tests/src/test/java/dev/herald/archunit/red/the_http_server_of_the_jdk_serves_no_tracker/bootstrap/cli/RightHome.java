package dev.herald.archunit.red.the_http_server_of_the_jdk_serves_no_tracker.bootstrap.cli;

import com.sun.net.httpserver.HttpServer;

/** Its home. */
final class RightHome {
    Object ask(HttpServer it) {
        return it.getAddress();
    }
}
