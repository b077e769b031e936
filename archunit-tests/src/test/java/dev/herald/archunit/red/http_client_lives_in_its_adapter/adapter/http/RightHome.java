package dev.herald.archunit.red.http_client_lives_in_its_adapter.adapter.http;

import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;

/** Its home. */
final class RightHome {
    Object ask(CloseableHttpAsyncClient it) {
        return it.getStatus();
    }
}
