package dev.herald.testkit.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Looks at the certificates that clients show to a test's tracker, and remembers them. */
public final class ShownCertificates extends X509ExtendedTrustManager {

    private final Predicate<X509Certificate> taken;
    private final List<X509Certificate> shown = new CopyOnWriteArrayList<>();

    private ShownCertificates(Predicate<X509Certificate> taken) {
        this.taken = taken;
    }

    /** Takes any certificate. */
    public static ShownCertificates takingAny() {
        return new ShownCertificates(any -> true);
    }

    /** Takes none, whatever it is. */
    public static ShownCertificates takingNone() {
        return new ShownCertificates(any -> false);
    }

    /** Those that were shown so far, the oldest first. */
    public List<X509Certificate> shown() {
        return List.copyOf(shown);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        shown.add(chain[0]);
        if (!taken.test(chain[0])) {
            throw new CertificateException("nobody we know");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("a server's, not a client's");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
