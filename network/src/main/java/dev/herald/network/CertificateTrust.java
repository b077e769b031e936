package dev.herald.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
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
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed (HTTP-T8). */
public final class CertificateTrust {

    private static final CertificateTrust SYSTEM = new CertificateTrust(false, List.of());
    private static final CertificateTrust ANYBODY = new CertificateTrust(true, List.of());

    private final boolean anybody;
    private final List<X509Certificate> authorities;

    private CertificateTrust(boolean anybody, List<X509Certificate> authorities) {
        this.anybody = anybody;
        this.authorities = authorities;
    }

    /** Those that Java trusts, and the name has to fit. */
    public static CertificateTrust system() {
        return SYSTEM;
    }

    /** Anybody's, for any host: whoever sits in between reads and changes everything. */
    public static CertificateTrust anybody() {
        return ANYBODY;
    }

    /** Those that Java trusts, and these. */
    public static CertificateTrust alsoOf(List<X509Certificate> authorities) {
        return new CertificateTrust(false, List.copyOf(authorities));
    }

    /** The certificates in a PEM or DER file; throws where it cannot be read as such. */
    public static List<X509Certificate> read(Path file) {
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

    /** Whether no certificate is looked at, nor the name in it. */
    public boolean isAnybody() {
        return anybody;
    }

    /** What TLS is spoken with. Takes a tenth of a second and more, because Java reads its list of authorities. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {anybody ? new Anybody() : verifying()}, null);
            return context;
        } catch (GeneralSecurityException | IOException brokenPlatform) {
            throw new IllegalStateException("this Java cannot do TLS", brokenPlatform);
        }
    }

    private TrustManager verifying() throws GeneralSecurityException, IOException {
        for (TrustManager manager : managers(believed())) {
            if (manager instanceof X509ExtendedTrustManager java) {
                return new ExplainingTrust(java);
            }
        }
        throw new GeneralSecurityException("nobody looks at certificates");
    }

    private @Nullable KeyStore believed() throws GeneralSecurityException, IOException {
        if (authorities.isEmpty()) {
            return null;
        }
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (X509Certificate authority : systemAuthorities()) {
            all.setCertificateEntry("system-" + all.size(), authority);
        }
        for (X509Certificate authority : authorities) {
            all.setCertificateEntry("own-" + all.size(), authority);
        }
        return all;
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

    /** What TLS itself does not look at: Java does not ask whether a certificate that is itself trusted has expired. */
    public void check(SSLSession session) throws SSLException {
        Certificate shown = session.getPeerCertificates()[0];
        if (!anybody && shown instanceof X509Certificate certificate) {
            try {
                certificate.checkValidity();
            } catch (CertificateException untimely) {
                throw new SSLException(
                        Distrust.of(untimely, new X509Certificate[] {certificate}, session.getPeerHost()));
            }
        }
    }

    /** Looks away. An extended one, because Java adds a look at the host's name to plain ones. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
