package dev.herald.adapter.http;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.port.TrackerGateway;
import dev.herald.network.NetworkScope;
import dev.herald.testkit.http.HttpMisbehaviourContract;
import java.security.cert.X509Certificate;
import java.util.List;

class HttpMisbehaviourTest extends HttpMisbehaviourContract {

    @Override
    protected TrackerGateway openGateway() {
        return HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec()));
    }

    @Override
    protected TrackerGateway openGatewayTrusting(X509Certificate authority) {
        return HttpTrackerAdapter.open(HttpOptions.of(Bencode.codec())
                .withNetwork(NetworkScope.anywhere().withTrustedCertificates(List.of(authority))));
    }
}
