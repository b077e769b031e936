package dev.herald.archunit.red.http_client_lives_in_its_adapter.embedded;

import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;

/** Not its home. */
final class WrongHome {
    Object ask(CloseableHttpAsyncClient it) {
        return it.getStatus();
    }
}
