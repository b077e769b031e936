package dev.herald.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

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
    ISSUED("issued"),
    /** No server's: the certificate of a client that calls itself "Herald test client". */
    CLIENT("client");

    /** The password of {@link #pkcs12}, which is no secret. */
    public static final String PASSWORD = "public";

    private final String alias;

    LoopbackTls(String alias) {
        this.alias = alias;
    }

    /** What a server shows this certificate with; for {@link ScriptedHttpTracker#openTls}. */
    public SSLContext server() {
        return server(null);
    }

    /** The same with somebody who looks at the certificates of clients. */
    public SSLContext server(@Nullable ShownCertificates clients) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys()}, clients == null ? null : new TrustManager[] {clients}, null);
            return context;
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** What a server finds key and certificate with. */
    X509ExtendedKeyManager keys() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(), PASSWORD.toCharArray());
            return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
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

    /** The authority that vouches for it, which is the certificate itself where it is signed by itself. */
    public X509Certificate authority() {
        try {
            Certificate[] chain = store().getCertificateChain(alias);
            return (X509Certificate) chain[chain.length - 1];
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** The certificate's key. */
    public PrivateKey key() {
        try {
            return (PrivateKey) store().getKey(alias, PASSWORD.toCharArray());
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** The certificate as a PEM file holds it. */
    public String pem() {
        try {
            return pem("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** Its key as a PEM file holds it. */
    public String keyPem() {
        return pem("PRIVATE KEY", key().getEncoded());
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** Certificate and key as a PKCS#12 file holds them, under {@link #PASSWORD}. */
    public byte[] pkcs12() {
        try (InputStream file = LoopbackTls.class.getResourceAsStream(alias + ".p12")) {
            return Objects.requireNonNull(file, "lies in this jar").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private KeyStore store() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12()), PASSWORD.toCharArray());
            return store;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
