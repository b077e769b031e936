package dev.herald.benchmarks.load;

import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import java.security.GeneralSecurityException;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.async.MinimalHttpAsyncClient;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TrustAllStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The floor over HTTP: the same requests through the bare minimal client of HttpClient 5, and nothing of Herald. What comes back is
 * read and thrown away, undecoded.
 */
public final class HttpFloor implements Exchange {

    /**
     * How the floor asks.
     *
     * @param connections how many connections it may use
     * @param fresh whether each announce has a connection of its own, as a tracker wants it that closes behind every answer
     * @param insecure whether any certificate will do
     */
    public record Style(int connections, boolean fresh, boolean insecure) {}

    private final MinimalHttpAsyncClient client;
    private final HttpHost tracker;
    private final String[] targets;
    private final boolean fresh;

    private HttpFloor(MinimalHttpAsyncClient client, HttpHost tracker, String[] targets, boolean fresh) {
        this.client = client;
        this.tracker = tracker;
        this.targets = targets;
        this.fresh = fresh;
    }

    /** A floor that runs; the targets of all its requests are made now. */
    public static HttpFloor open(Announces announces, int swarms, Style style) throws GeneralSecurityException {
        MinimalHttpAsyncClient client = HttpAsyncClients.createMinimal(
                H2Config.DEFAULT,
                Http1Config.DEFAULT,
                IOReactorConfig.custom()
                        .setSoTimeout(Timeout.of(announces.timeout()))
                        .build(),
                connections(announces, style));
        client.start();
        AnnounceTargets targets = new AnnounceTargets(announces);
        TrackerUrl url = announces.tracker();
        return new HttpFloor(
                client,
                new HttpHost(url.scheme() == TrackerScheme.HTTPS ? "https" : "http", url.host(), url.port()),
                IntStream.range(0, swarms).mapToObj(targets::get).toArray(String[]::new),
                style.fresh());
    }

    private static PoolingAsyncClientConnectionManager connections(Announces announces, Style style)
            throws GeneralSecurityException {
        PoolingAsyncClientConnectionManagerBuilder connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnPerRoute(style.connections())
                .setMaxConnTotal(style.connections())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(announces.timeout()))
                        .build());
        if (style.insecure()) {
            connections.setTlsStrategy(ClientTlsStrategyBuilder.create()
                    .setSslContext(SSLContextBuilder.create()
                            .loadTrustMaterial(TrustAllStrategy.INSTANCE)
                            .build())
                    .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                    .setHostnameVerifier(NoopHostnameVerifier.INSTANCE)
                    .buildAsync());
        }
        return connections.build();
    }

    @Override
    public void begin(int number, Ending ending) {
        BasicHttpRequest request = new BasicHttpRequest("GET", tracker, targets[number]);
        if (fresh) {
            request.setHeader(HttpHeaders.CONNECTION, "close");
        }
        client.execute(
                new BasicRequestProducer(request, null),
                new BodyDrain(),
                null,
                HttpCoreContext.create(),
                new ExchangeEnd(ending));
    }

    @Override
    public void close() {
        client.close(CloseMode.GRACEFUL);
    }
}
