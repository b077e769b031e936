package dev.herald.archunit.red.http_core_lives_where_http_is_spoken.adapter.http;

import org.apache.hc.core5.http.HttpHost;

/** Its home. */
final class RightHome {
    Object ask(HttpHost it) {
        return it.getHostName();
    }
}
