package dev.herald.network;

import dev.herald.domain.error.PrintableText;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Which hosts a certificate is for, as far as one wants to read: a stranger decides how many there are, and what they look like. */
final class CertificateHosts {

    private static final int MOST = 4;
    private static final int LONGEST = 100;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private CertificateHosts() {}

    /** The hosts behind "it is for", the first {@value #MOST} of them. */
    static String words(X509Certificate certificate) {
        List<String> hosts = hosts(certificate);
        if (hosts.isEmpty()) {
            return "it is for no host at all";
        }
        String told = String.join(
                ", ", hosts.stream().limit(MOST).map(CertificateHosts::shown).toList());
        return "it is for " + told + (hosts.size() > MOST ? " and " + (hosts.size() - MOST) + " more" : "");
    }

    /** A name from a certificate as it may be shown, cut where it is longer than {@value #LONGEST} characters. */
    static String shown(String name) {
        return PrintableText.of(name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + '…');
    }

    private static List<String> hosts(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> isHost(name.get(0)))
                            .map(name -> Objects.toString(name.get(1)))
                            .toList();
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    private static boolean isHost(Object kind) {
        return kind.equals(DNS_NAME) || kind.equals(IP_ADDRESS);
    }
}
