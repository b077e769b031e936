package dev.herald.archunit.red.http_core_lives_where_http_is_spoken.adapter.udp;

import org.apache.hc.core5.http.HttpHost;

/** Not its home. */
final class WrongHome {
    Object ask(HttpHost it) {
        return it.getHostName();
    }
}
