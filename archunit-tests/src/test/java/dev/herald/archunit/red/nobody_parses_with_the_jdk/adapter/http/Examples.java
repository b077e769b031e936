package dev.herald.archunit.red.nobody_parses_with_the_jdk.adapter.http;

import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.HttpHost;

/** Ways to lose a byte of a tracker URL, and one to keep them. */
final class Examples {

    private Examples() {}

    static final class WrongUri {
        Object ask(String text) {
            return URI.create(text);
        }
    }

    static final class WrongUrl {
        String ask(URL url) {
            return url.getHost();
        }
    }

    static final class WrongDecoder {
        Object ask(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    static final class WrongEncoder {
        Object ask(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    static final class WrongBuilder {
        Object ask(String text) {
            return SimpleRequestBuilder.get(text);
        }
    }

    static final class WrongRequest {
        Object ask(String text) {
            return SimpleHttpRequest.create("GET", text);
        }
    }

    static final class WrongParser {
        Object ask(org.apache.hc.core5.net.URIBuilder builder) {
            return builder.getHost();
        }
    }

    static final class RightHost {
        Object ask(String name) {
            return new HttpHost("http", name, 80);
        }
    }
}
