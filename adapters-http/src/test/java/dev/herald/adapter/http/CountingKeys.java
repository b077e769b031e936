package dev.herald.adapter.http;

import dev.herald.testkit.http.LoopbackTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** The key of {@link LoopbackTls#LOOPBACK}, and how often a handshake asked for it: a resumed session does not. */
final class CountingKeys extends X509ExtendedKeyManager {

    private final X509ExtendedKeyManager keys;
    private final AtomicInteger shown = new AtomicInteger();

    CountingKeys() throws GeneralSecurityException, IOException {
        char[] password = "public".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = LoopbackTls.class.getResourceAsStream("loopback.p12")) {
            store.load(file, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    int shown() {
        return shown.get();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        shown.incrementAndGet();
        return keys.getCertificateChain(alias);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return keys.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return keys.getPrivateKey(alias);
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return keys.getServerAliases(type, issuers);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return keys.getClientAliases(type, issuers);
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return keys.chooseClientAlias(types, issuers, socket);
    }
}
