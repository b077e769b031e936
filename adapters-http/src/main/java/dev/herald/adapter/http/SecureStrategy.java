package dev.herald.adapter.http;

import dev.herald.network.CertificateTrust;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

/** Lets the library begin TLS, and believe whom the scope believes (HTTP-T8). */
final class SecureStrategy extends DefaultClientTlsStrategy {

    private final CertificateTrust trust;

    private SecureStrategy(CertificateTrust trust) {
        super(trust.context(), HostnameVerificationPolicy.BUILTIN, null);
        this.trust = trust;
    }

    /** Takes a tenth of a second and more, because Java reads its list of authorities. */
    static TlsStrategy of(CertificateTrust trust) {
        return trust.isAnybody()
                ? new DefaultClientTlsStrategy(
                        trust.context(), HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE)
                : new SecureStrategy(trust);
    }

    @Override
    protected void verifySession(String host, SSLSession session) throws SSLException {
        super.verifySession(host, session);
        trust.check(session);
    }
}
