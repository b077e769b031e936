package dev.herald.adapter.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed (HTTP-T8).
 *
 * @param anybody whether no certificate is looked at; then {@code authorities} does not matter
 * @param authorities believed beside those that Java believes
 */
record CertificateTrust(boolean anybody, List<X509Certificate> authorities) {

    /** Whom Java trusts, and the name has to fit. */
    static final CertificateTrust SYSTEM = new CertificateTrust(false, List.of());

    /** Everybody, whatever name is in the certificate. */
    static final CertificateTrust ANYBODY = new CertificateTrust(true, List.of());

    static CertificateTrust alsoOf(List<X509Certificate> authorities) {
        return new CertificateTrust(false, authorities);
    }

    /** The certificates in a file. */
    static List<X509Certificate> read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (CertificateException noCertificate) {
            throw new IllegalArgumentException("no certificates in " + file, noCertificate);
        }
    }

    /** Takes a tenth of a second and more, because Java reads its list of authorities. */
    TlsStrategy strategy() {
        try {
            return anybody
                    ? new DefaultClientTlsStrategy(
                            SSLContexts.custom()
                                    .loadTrustMaterial((chain, type) -> true)
                                    .build(),
                            HostnameVerificationPolicy.CLIENT,
                            NoopHostnameVerifier.INSTANCE)
                    : new InTimeOnly(verifying());
        } catch (GeneralSecurityException | IOException brokenPlatform) {
            throw new IllegalStateException("this Java cannot do TLS", brokenPlatform);
        }
    }

    private SSLContext verifying() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return SSLContexts.createDefault();
        }
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (X509Certificate authority : systemAuthorities()) {
            all.setCertificateEntry("system-" + all.size(), authority);
        }
        for (X509Certificate authority : authorities) {
            all.setCertificateEntry("own-" + all.size(), authority);
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(all), null);
        return context;
    }

    private static List<X509Certificate> systemAuthorities() throws GeneralSecurityException {
        return Arrays.stream(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static TrustManager[] managers(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }

    /** Java does not ask whether a certificate that is itself trusted has expired. */
    private static final class InTimeOnly extends DefaultClientTlsStrategy {
        InTimeOnly(SSLContext context) {
            super(context, HostnameVerificationPolicy.BUILTIN, null);
        }

        @Override
        protected void verifySession(String host, SSLSession session) throws SSLException {
            super.verifySession(host, session);
            Certificate[] chain = session.getPeerCertificates();
            if (chain[0] instanceof X509Certificate shown) {
                try {
                    shown.checkValidity();
                } catch (CertificateException untimely) {
                    throw new SSLException(untimely);
                }
            }
        }
    }
}
