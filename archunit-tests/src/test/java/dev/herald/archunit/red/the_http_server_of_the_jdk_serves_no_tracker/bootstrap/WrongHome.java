package dev.herald.archunit.red.the_http_server_of_the_jdk_serves_no_tracker.bootstrap;

import com.sun.net.httpserver.HttpServer;

/** Not its home. */
final class WrongHome {
    Object ask(HttpServer it) {
        return it.getAddress();
    }
}
