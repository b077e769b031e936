package dev.herald.network;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose word is taken for who somebody is.
 *
 * @param anybodys everybody's own, so that nothing is looked at
 * @param javas that of the authorities Java trusts
 * @param others that of these authorities
 */
record Belief(boolean anybodys, boolean javas, List<X509Certificate> others) {

    static final Belief ANYBODY = new Belief(true, false, List.of());
    static final Belief JAVA = new Belief(false, true, List.of());

    static Belief javaAnd(List<X509Certificate> others) {
        return new Belief(false, true, List.copyOf(others));
    }

    static Belief only(List<X509Certificate> others) {
        if (others.isEmpty()) {
            throw new IllegalArgumentException("who trusts nobody cannot talk to anybody: name a certificate");
        }
        return new Belief(false, false, List.copyOf(others));
    }

    /** Who looks at certificates, and at the name in them. */
    X509ExtendedTrustManager manager() throws GeneralSecurityException, IOException {
        return anybodys ? new Anybody() : managerOf(others.isEmpty() ? null : authorities());
    }

    private KeyStore authorities() throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        if (javas) {
            for (X509Certificate authority : managerOf(null).getAcceptedIssuers()) {
                all.setCertificateEntry("system-" + all.size(), authority);
            }
        }
        for (X509Certificate authority : others) {
            all.setCertificateEntry("own-" + all.size(), authority);
        }
        return all;
    }

    private static X509ExtendedTrustManager managerOf(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("nobody looks at certificates"));
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
