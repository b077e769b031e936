package dev.herald.network;

import dev.herald.domain.tracker.Secret;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate of our own, with its key, which says who we are to a tracker that asks. Secret, so never printed. */
public final class ClientCertificate {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private ClientCertificate(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain;
    }

    /**
     * A key and its certificate, which may be anywhere among those of the authorities that vouch for it; throws where it is not there.
     */
    public static ClientCertificate of(PrivateKey key, List<X509Certificate> certificates) {
        X509Certificate own = certificates.stream()
                .filter(certificate -> PrivateKeys.isPair(key, certificate.getPublicKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("its private key is not the certificate's"));
        return new ClientCertificate(key, chainFrom(own, certificates));
    }

    /** In the order of who vouches for whom. */
    private static List<X509Certificate> chainFrom(X509Certificate own, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>();
        for (X509Certificate next = own; next != null && !chain.contains(next); next = voucherFor(next, certificates)) {
            chain.add(next);
        }
        return List.copyOf(chain);
    }

    private static @Nullable X509Certificate voucherFor(X509Certificate one, List<X509Certificate> certificates) {
        return certificates.stream()
                .filter(other -> other.getSubjectX500Principal().equals(one.getIssuerX500Principal()))
                .findFirst()
                .orElse(null);
    }

    /** The same from a {@linkplain #of(byte[], Option) file}; throws where it cannot be read. */
    public static ClientCertificate read(Path file, Option<Secret> password) {
        try {
            return of(Files.readAllBytes(file), password);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(file + ": " + unusable.getMessage(), unusable);
        }
    }

    /**
     * The same from the bytes of a file: PKCS#12, or PEM with the certificate and its key (PKCS#8, plain or encrypted), in any order;
     * throws, in words for whoever named the file, where there is not both.
     */
    public static ClientCertificate of(byte[] file, Option<Secret> password) {
        List<PemBlock> blocks = PemBlock.allOf(file);
        return blocks.isEmpty() ? ofStore(file, password) : ofPem(blocks, password);
    }

    private static ClientCertificate ofPem(List<PemBlock> blocks, Option<Secret> password) {
        List<X509Certificate> certificates = PemBlock.certificates(blocks);
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in it: add it, beside its private key");
        }
        PemBlock key = blocks.stream()
                .filter(PemBlock::isKey)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no private key in it: add it, behind the certificate"));
        return of(PrivateKeys.of(key, certificates, password), certificates);
    }

    private static ClientCertificate ofStore(byte[] file, Option<Secret> password) {
        char[] words = password.map(secret -> secret.reveal().toCharArray()).getOrElse(() -> new char[0]);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), words);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, words) instanceof PrivateKey key) {
                    return of(key, chainOf(store, alias));
                }
            }
            throw new IllegalArgumentException("there is no private key in it");
        } catch (IOException | GeneralSecurityException closed) {
            throw new IllegalArgumentException(trouble(closed, password), closed);
        } finally {
            Arrays.fill(words, ' ');
        }
    }

    private static List<X509Certificate> chainOf(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        return chain == null
                ? List.of()
                : Arrays.stream(chain).map(X509Certificate.class::cast).toList();
    }

    private static String trouble(Exception closed, Option<Secret> password) {
        if (closed.getCause() instanceof UnrecoverableKeyException || closed instanceof UnrecoverableKeyException) {
            return password.isDefined() ? "the password does not open it" : "it is under a password, and none is given";
        }
        return "it is neither PEM nor PKCS#12";
    }

    /** The certificate itself, without those that vouch for it. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Who answers a host that asks for a certificate. */
    KeyManager[] keyManagers() {
        try {
            char[] nobodyAsks = new char[0];
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, nobodyAsks);
            store.setKeyEntry("own", key, nobodyAsks, chain.toArray(new X509Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, nobodyAsks);
            return factory.getKeyManagers();
        } catch (IOException | GeneralSecurityException brokenPlatform) {
            throw new IllegalStateException("this Java cannot keep a key", brokenPlatform);
        }
    }

    @Override
    public String toString() {
        return "ClientCertificate[***]";
    }
}
