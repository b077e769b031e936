package dev.herald.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Certificates for trackers on loopback, each with its key, all but one signed by itself: nobody trusts them but a test. The keys
 * are public knowledge, as they lie in this jar.
 */
public enum LoopbackTls {
    /** For {@code localhost}, 127.0.0.1 and ::1, valid for a hundred years. */
    LOOPBACK("loopback"),
    /** For {@code tracker.example.org} only: the wrong name on loopback. */
    OTHER_NAME("other-name"),
    /** For loopback, but its time was over in 2021. */
    EXPIRED("expired"),
    /** For loopback, but its time begins in 2120. */
    NOT_YET("not-yet"),
    /** For loopback, from an authority that calls itself "Herald test authority". */
    ISSUED("issued");

    private static final char[] PASSWORD = "public".toCharArray();

    private final String alias;

    LoopbackTls(String alias) {
        this.alias = alias;
    }

    /** What a server shows this certificate with; for {@link ScriptedHttpTracker#openTls}. */
    public SSLContext server() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(), PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** The server's certificate: whoever trusts it trusts the server. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate) store().getCertificate(alias);
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** The certificate as a PEM file holds it. */
    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    private KeyStore store() throws GeneralSecurityException {
        try (InputStream file = LoopbackTls.class.getResourceAsStream(alias + ".p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD);
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
