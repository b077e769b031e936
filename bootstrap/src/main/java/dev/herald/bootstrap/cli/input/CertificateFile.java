package dev.herald.bootstrap.cli.input;

import dev.herald.domain.tracker.Secret;
import dev.herald.network.CertificateTrust;
import dev.herald.network.ClientCertificate;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;

/** Files with certificates that somebody names. Left, in words for whoever named it: the file, what is wrong, and what to do. */
public final class CertificateFile {

    private static final int LARGEST = 1 << 22;
    private static final int LONGEST_PASSWORD = 1_024;

    private CertificateFile() {}

    /** The authorities in a PEM or DER file: at least one, and one of them in its time. */
    public static Either<String, List<X509Certificate>> authorities(String name) {
        return bytes(name, LARGEST).flatMap(bytes -> certificates(name, bytes)).flatMap(found -> inTime(name, found));
    }

    private static Either<String, List<X509Certificate>> certificates(String name, byte[] bytes) {
        try {
            return Either.right(CertificateTrust.certificates(bytes));
        } catch (IllegalArgumentException none) {
            return Either.left(name + ": " + none.getMessage()
                    + "; name the PEM or DER file of the authority, which the tracker's operator has");
        }
    }

    /** Our own certificate with its key, of a PKCS#12 or PEM file. */
    public static Either<String, ClientCertificate> own(String name, Option<Secret> password) {
        return bytes(name, LARGEST)
                .flatMap(bytes -> certificate(name, bytes, password))
                .flatMap(own -> inTime(name, List.of(own.certificate())).map(inTime -> own));
    }

    private static Either<String, ClientCertificate> certificate(String name, byte[] bytes, Option<Secret> password) {
        try {
            return Either.right(ClientCertificate.of(bytes, password));
        } catch (IllegalArgumentException unusable) {
            return Either.left(name + ": " + unusable.getMessage());
        }
    }

    /** The first line of a file. */
    public static Either<String, Secret> password(String name) {
        return bytes(name, LONGEST_PASSWORD)
                .flatMap(bytes -> new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .filter(line -> !line.isEmpty())
                        .<Either<String, Secret>>map(line -> Either.right(Secret.of(line)))
                        .orElseGet(() -> Either.left(name + ": its first line has to be the password, and is empty")));
    }

    private static Either<String, byte[]> bytes(String name, int cap) {
        return InputFile.read(name, cap)
                .mapLeft(trouble -> name + ": " + trouble.message())
                .filterOrElse(bytes -> bytes.length <= cap, bytes -> name + ": is larger than " + cap + " bytes");
    }

    /** What is out of its time is of no use at all, and whoever named it had better know now than from a tracker's no. */
    private static Either<String, List<X509Certificate>> inTime(String name, List<X509Certificate> all) {
        List<String> troubles = all.stream()
                .map(CertificateFile::timely)
                .flatMap(trouble -> trouble.toJavaStream())
                .toList();
        return troubles.size() < all.size() ? Either.right(all) : Either.left(name + ": " + troubles.get(0));
    }

    private static Option<String> timely(X509Certificate certificate) {
        try {
            certificate.checkValidity();
            return Option.none();
        } catch (CertificateExpiredException expired) {
            return Option.some("its certificate has expired: it was valid until " + day(certificate.getNotAfter())
                    + "; ask for a new one");
        } catch (CertificateNotYetValidException early) {
            return Option.some("its certificate is not valid yet: it will be from " + day(certificate.getNotBefore())
                    + "; check your clock");
        }
    }

    private static LocalDate day(Date moment) {
        return LocalDate.ofInstant(moment.toInstant(), ZoneOffset.UTC);
    }
}
