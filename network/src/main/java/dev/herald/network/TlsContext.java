package dev.herald.network;

import io.vavr.control.Option;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What TLS is spoken with under one trust. The sessions that are resumed are its own: nobody comes by a session that another trust has
 * agreed to.
 */
public final class TlsContext {

    private final SSLContext java;
    private final Belief belief;
    private final PinnedKeys pins;

    private TlsContext(SSLContext java, Belief belief, PinnedKeys pins) {
        this.java = java;
        this.belief = belief;
        this.pins = pins;
    }

    static TlsContext of(Belief belief, Set<KeyPin> pins, KeyManager @Nullable [] shown) {
        try {
            X509ExtendedTrustManager look = belief.manager();
            PinnedKeys pinned = new PinnedKeys(pins, look.getAcceptedIssuers());
            SSLContext java = SSLContext.getInstance("TLS");
            java.init(shown, new TrustManager[] {new ExplainingTrust(look, pinned)}, null);
            return new TlsContext(java, belief, pinned);
        } catch (GeneralSecurityException | IOException brokenPlatform) {
            throw new IllegalStateException("this Java cannot do TLS", brokenPlatform);
        }
    }

    /** What Java speaks TLS with. */
    public SSLContext java() {
        return java;
    }

    /** Whether the host's name has to be asked for in the certificate: {@code HTTPS} is the name of that algorithm. */
    public boolean looksAtNames() {
        return !belief.anybodys();
    }

    /**
     * To be called when TLS is agreed on, before anything is said: for what Java does not look at. It does not ask whether a
     * certificate that is itself trusted has expired, and looks at nothing where a session is resumed.
     */
    public void check(SSLSession session) throws SSLException {
        X509Certificate[] chain = Arrays.stream(session.getPeerCertificates())
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
        try {
            if (!belief.anybodys()) {
                checkTime(chain, session.getPeerHost());
            }
            pins.check(chain);
        } catch (Distrust distrust) {
            throw new SSLException(distrust);
        }
    }

    /** The certificate that the other side showed for itself, if it showed any. */
    public static Option<X509Certificate> shownIn(SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate own ? Option.some(own) : Option.none();
        } catch (SSLPeerUnverifiedException nameless) {
            return Option.none();
        }
    }

    private static void checkTime(X509Certificate[] chain, @Nullable String host) throws Distrust {
        try {
            chain[0].checkValidity();
        } catch (CertificateException untimely) {
            throw Distrust.of(untimely, chain, host);
        }
    }
}
