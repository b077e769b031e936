package dev.herald.network;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a certificate is not believed; its message says so in words for people, made of bounded and printable parts. */
final class Distrust extends CertificateException {

    private static final long serialVersionUID = 1;
    private static final int DEEPEST_CAUSE = 16;

    private Distrust(String words, @Nullable CertificateException why) {
        super(words, why);
    }

    /** The certificate is one that is believed, and it bears {@code shown} instead of a key that is pinned. */
    static Distrust unpinned(KeyPin shown) {
        return new Distrust("the certificate's key is not one that is pinned: it is " + shown, null);
    }

    /**
     * Java's {@code why}, in our words.
     *
     * @param chain what the other side showed, its own certificate first
     * @param asked the host that the certificate has to be for, where it is known
     */
    static Distrust of(CertificateException why, X509Certificate[] chain, @Nullable String asked) {
        Throwable cause = why;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            String words = words(cause, chain, asked);
            if (words != null) {
                return new Distrust(words, why);
            }
            cause = cause.getCause();
        }
        return new Distrust(
                hasNoPath(why) ? unknownIssuer(chain[0]) : "the certificate is not one that Java accepts", why);
    }

    private static @Nullable String words(Throwable cause, X509Certificate[] chain, @Nullable String asked) {
        if (cause instanceof CertificateExpiredException && isUntimely(chain)) {
            return "the certificate has expired: it was valid until "
                    + day(untimely(chain).getNotAfter().toInstant());
        }
        if (cause instanceof CertificateNotYetValidException && isUntimely(chain)) {
            return "the certificate is not valid yet: it will be from "
                    + day(untimely(chain).getNotBefore().toInstant());
        }
        if (cause instanceof CertificateRevokedException) {
            return "the certificate was revoked";
        }
        if (cause instanceof CertPathValidatorException invalid
                && invalid.getReason() == BasicReason.ALGORITHM_CONSTRAINED) {
            return "the certificate is made with an algorithm that is too weak to be believed";
        }
        String said = Objects.requireNonNullElse(cause.getMessage(), "");
        return said.startsWith("No subject alternative") || said.startsWith("No name matching")
                ? "the certificate is for another host: "
                        + (asked == null ? "" : CertificateHosts.shown(asked) + " was asked for, and ")
                        + CertificateHosts.words(chain[0])
                : null;
    }

    /** The first certificate of the chain that is out of its time, which need not be the other side's own. */
    private static X509Certificate untimely(X509Certificate[] chain) {
        return Arrays.stream(chain).filter(Distrust::isUntimely).findFirst().orElse(chain[0]);
    }

    /** Not so where it is an authority of ours that is out of its time, and only bears the name of the one that is looked for. */
    private static boolean isUntimely(X509Certificate[] chain) {
        return Arrays.stream(chain).anyMatch(Distrust::isUntimely);
    }

    private static boolean isUntimely(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return false;
        } catch (CertificateExpiredException | CertificateNotYetValidException untimely) {
            return true;
        }
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    /** Whether no way leads to an authority that is trusted, or only to one of the same name that did not sign. */
    private static boolean hasNoPath(CertificateException why) {
        Throwable cause = why.getCause();
        return cause instanceof CertPathBuilderException
                || (cause instanceof CertPathValidatorException invalid
                        && (invalid.getReason() == BasicReason.INVALID_SIGNATURE
                                || invalid.getReason() == PKIXReason.NO_TRUST_ANCHOR));
    }

    private static String unknownIssuer(X509Certificate own) {
        return own.getSubjectX500Principal().equals(own.getIssuerX500Principal())
                ? "the certificate is signed by itself, and not one that is trusted"
                : "the certificate comes from an authority that is not trusted: "
                        + CertificateHosts.shown(own.getIssuerX500Principal().getName());
    }
}
