package dev.herald.archunit.red.application_stands_on_little.application;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import picocli.CommandLine;

/** Behaviour that leans on too much, and some that does not. */
final class Examples {

    private Examples() {}

    static final class WrongCommand {
        Object ask() {
            return new CommandLine(this);
        }
    }

    static final class WrongTransport {
        String ask(HttpHost host) {
            return host.toHostString();
        }
    }

    static final class WrongTls {
        String ask(SSLContext tls) {
            return tls.getProtocol();
        }
    }

    static final class RightBehaviour {
        void tell(Logger log, Executor executor, Option<String> words) {
            executor.execute(() -> words.forEach(log::info));
        }
    }

    static final class RightWords {
        @Nullable
        String ask(Vector<String> words) {
            return words.exists(Option.some("one")::contains) ? words.head() : null;
        }
    }
}
