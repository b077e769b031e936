package dev.herald.archunit.red.core_opens_no_sockets.application;

import java.net.http.HttpClient;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;

/** Behaviour that reaches out. */
final class Examples {

    private Examples() {}

    static final class WrongHttp {
        Object ask() {
            return HttpClient.newHttpClient();
        }
    }

    static final class WrongChannel {
        boolean ask(SocketChannel channel) {
            return channel.isOpen();
        }
    }

    static final class WrongTls {
        String ask(SSLContext tls) {
            return tls.getProtocol();
        }
    }
}
