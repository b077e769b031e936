package dev.herald.network;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Java's own look at certificates, which says in our words what it does not believe, and then a look at the keys that are pinned. */
final class ExplainingTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager java;
    private final PinnedKeys pins;

    ExplainingTrust(X509ExtendedTrustManager java, PinnedKeys pins) {
        this.java = java;
        this.pins = pins;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        explained(() -> java.checkServerTrusted(chain, type, engine), chain, engine.getPeerHost());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        String asked = socket instanceof SSLSocket secure && secure.getHandshakeSession() != null
                ? secure.getHandshakeSession().getPeerHost()
                : null;
        explained(() -> java.checkServerTrusted(chain, type, socket), chain, asked);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        explained(() -> java.checkServerTrusted(chain, type), chain, null);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        java.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        java.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        java.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }

    private void explained(Look look, X509Certificate[] chain, @Nullable String asked) throws CertificateException {
        try {
            look.look();
        } catch (CertificateException distrusted) {
            throw Distrust.of(distrusted, chain, asked);
        }
        pins.check(chain);
    }

    /** One look at a certificate. */
    private interface Look {
        void look() throws CertificateException;
    }
}
