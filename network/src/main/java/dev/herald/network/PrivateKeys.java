package dev.herald.network;

import dev.herald.domain.tracker.Secret;
import io.vavr.control.Option;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Private keys as PEM files hold them: PKCS#8, plain or under a password. */
final class PrivateKeys {

    private PrivateKeys() {}

    /** The key of a block, which is one of these certificates'; throws in words for whoever named the file. */
    static PrivateKey of(PemBlock block, List<X509Certificate> certificates, Option<Secret> password) {
        PKCS8EncodedKeySpec bytes = switch (block.label()) {
            case "PRIVATE KEY" -> new PKCS8EncodedKeySpec(block.der());
            case "ENCRYPTED PRIVATE KEY" -> decrypted(block, password);
            default ->
                throw new IllegalArgumentException("its key is in a form of its own (" + block.label()
                        + "); openssl pkcs8 -topk8 makes it one that everybody reads");
        };
        return certificates.stream()
                .map(certificate -> certificate.getPublicKey().getAlgorithm())
                .distinct()
                .flatMap(algorithm -> read(bytes, algorithm).toJavaStream())
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("its private key cannot be read, or is not the certificate's"));
    }

    private static Option<PrivateKey> read(PKCS8EncodedKeySpec bytes, String algorithm) {
        try {
            return Option.some(KeyFactory.getInstance(algorithm).generatePrivate(bytes));
        } catch (GeneralSecurityException ofAnotherKind) {
            return Option.none();
        }
    }

    private static PKCS8EncodedKeySpec decrypted(PemBlock block, Option<Secret> password) {
        Secret secret = password.getOrElseThrow(
                () -> new IllegalArgumentException("its private key is under a password, and none is given"));
        PBEKeySpec words = new PBEKeySpec(secret.reveal().toCharArray());
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(block.der());
            Cipher cipher = Cipher.getInstance(algorithm(sealed));
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(algorithm(sealed)).generateSecret(words),
                    sealed.getAlgParameters());
            return sealed.getKeySpec(cipher);
        } catch (GeneralSecurityException | IOException notOpened) {
            throw new IllegalArgumentException("the password does not open its private key", notOpened);
        } finally {
            words.clearPassword();
        }
    }

    /** PBES2 is the name of a family, and its parameters say which of it. */
    private static String algorithm(EncryptedPrivateKeyInfo sealed) {
        String name = sealed.getAlgName();
        return name.startsWith("PBEWith") ? name : sealed.getAlgParameters().toString();
    }

    /** Whether the two are a pair; where we do not know how to tell, they are. */
    static boolean isPair(PrivateKey key, PublicKey other) {
        try {
            String algorithm = switch (key.getAlgorithm()) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
                default -> "";
            };
            return algorithm.isEmpty()
                    ? key.getAlgorithm().equals(other.getAlgorithm())
                    : verifies(Signature.getInstance(algorithm), key, other);
        } catch (GeneralSecurityException notEvenOfOneKind) {
            return false;
        }
    }

    private static boolean verifies(Signature signature, PrivateKey key, PublicKey other)
            throws GeneralSecurityException {
        byte[] words = {1, 2, 3};
        signature.initSign(key);
        signature.update(words);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(words);
        return signature.verify(signed);
    }
}
