package dev.herald.application.port.trace;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;

/** For whom a certificate says it is. */
final class CertificateNames {

    private static final int MOST = 10;
    private static final int HOST = 2;
    private static final int ADDRESS = 7;

    private CertificateNames() {}

    /** The host names and addresses it names; none where it names its subject in the old way alone, which nobody reads any more. */
    static Seq<String> of(X509Certificate certificate) {
        return alternatives(certificate).take(MOST);
    }

    private static Seq<String> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Vector.empty()
                    : Vector.ofAll(names)
                            .filter(name -> isHostOrAddress(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)));
        } catch (CertificateParsingException unreadable) {
            return Vector.empty();
        }
    }

    private static boolean isHostOrAddress(Object kind) {
        return kind.equals(HOST) || kind.equals(ADDRESS);
    }
}
