package dev.herald.adapter.http;

import dev.herald.network.CertificateTrust;
import dev.herald.network.TlsContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

/** Lets the library begin TLS, and believe whom a trust believes (HTTP-T8). */
final class SecureStrategy extends DefaultClientTlsStrategy {

    private final TlsContext tls;

    private SecureStrategy(TlsContext tls) {
        super(
                tls.java(),
                tls.looksAtNames() ? HostnameVerificationPolicy.BUILTIN : HostnameVerificationPolicy.CLIENT,
                tls.looksAtNames() ? null : NoopHostnameVerifier.INSTANCE);
        this.tls = tls;
    }

    /** Takes a tenth of a second and more, because Java reads its list of authorities. */
    static TlsStrategy of(CertificateTrust trust) {
        return new SecureStrategy(trust.tls());
    }

    @Override
    protected void verifySession(String host, SSLSession session) throws SSLException {
        super.verifySession(host, session);
        tls.check(session);
    }
}
