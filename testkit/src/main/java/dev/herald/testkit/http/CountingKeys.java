package dev.herald.testkit.http;

import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * The key of a test's tracker, and how often its secret number was read: a full handshake signs with it, and one that resumes a session
 * does not, though newer Javas have a look at key and certificate then, too.
 */
public final class CountingKeys extends X509ExtendedKeyManager {

    private final X509ExtendedKeyManager keys;
    private final AtomicInteger used = new AtomicInteger();

    private CountingKeys(X509ExtendedKeyManager keys) {
        this.keys = keys;
    }

    /** The key of this certificate, which nobody has used yet. */
    public static CountingKeys of(LoopbackTls tls) {
        return new CountingKeys(tls.keys());
    }

    /** What a server shows the certificate with; for {@link ScriptedHttpTracker#openTls} and its like. */
    public SSLContext server() {
        try {
            SSLContext server = SSLContext.getInstance("TLS");
            server.init(new KeyManager[] {this}, null, null);
            return server;
        } catch (GeneralSecurityException brokenJdk) {
            throw new IllegalStateException(brokenJdk);
        }
    }

    /** How often the secret was read, which is once or more for a signature. */
    public int used() {
        return used.get();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        ECPrivateKey key = (ECPrivateKey) keys.getPrivateKey(alias);
        return (PrivateKey) Proxy.newProxyInstance(
                CountingKeys.class.getClassLoader(),
                new Class<?>[] {ECPrivateKey.class},
                (proxy, method, arguments) -> {
                    Object answer = method.invoke(key, arguments);
                    if (answer instanceof BigInteger) {
                        used.incrementAndGet();
                    }
                    return answer;
                });
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return keys.chooseServerAlias(type, issuers, socket);
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
