package dev.herald.network;

import dev.herald.domain.tracker.TrackerHost;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who is believed to be the host that was asked for, and who we say we are (HTTP-T8): the authorities that may vouch, the keys that are
 * pinned, and a certificate of our own; for every host, and {@linkplain #at differently for some}. Immutable.
 *
 * <p>Holds for HTTPS and WSS alike, through proxies, at every redirect and for every session that is resumed. What is said of a host is
 * said of no other one.
 */
public final class CertificateTrust {

    private static final CertificateTrust SYSTEM = new CertificateTrust(Belief.JAVA, Set.of(), Option.none(), Map.of());
    private static final CertificateTrust ANYBODY =
            new CertificateTrust(Belief.ANYBODY, Set.of(), Option.none(), Map.of());

    private final Belief belief;
    private final Set<KeyPin> pins;
    private final Option<ClientCertificate> shown;
    private final Map<String, CertificateTrust> hosts;
    /** Known from the start, because scopes are looked up by it, and certificates are long. */
    private final int hash;

    private CertificateTrust(
            Belief belief, Set<KeyPin> pins, Option<ClientCertificate> shown, Map<String, CertificateTrust> hosts) {
        this.belief = belief;
        this.pins = pins;
        this.shown = shown;
        this.hosts = hosts;
        this.hash = Objects.hash(belief, pins, shown, hosts);
    }

    // ---- whose certificates are believed

    /** Those that Java trusts, and the name has to fit. */
    public static CertificateTrust system() {
        return SYSTEM;
    }

    /** Anybody's, for any host: whoever sits in between reads and changes everything, but for what pins forbid. */
    public static CertificateTrust anybody() {
        return ANYBODY;
    }

    /** Those that Java trusts, and these. */
    public static CertificateTrust alsoOf(List<X509Certificate> authorities) {
        return SYSTEM.believing(authorities.isEmpty() ? Belief.JAVA : Belief.javaAnd(authorities));
    }

    /** These and no others, not even those that Java trusts; throws where there are none. */
    public static CertificateTrust onlyOf(List<X509Certificate> authorities) {
        return SYSTEM.believing(Belief.only(authorities));
    }

    /** The certificates in a PEM or DER file; throws where it cannot be read as such. */
    public static List<X509Certificate> read(Path file) {
        try {
            return certificates(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (IllegalArgumentException noCertificate) {
            throw new IllegalArgumentException(file + ": " + noCertificate.getMessage(), noCertificate);
        }
    }

    /** The certificates in the bytes of a PEM or DER file, at least one; throws where they are no such thing. */
    public static List<X509Certificate> certificates(byte[] file) {
        try {
            List<X509Certificate> found =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(file))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException("there are no certificates in it");
            }
            return found;
        } catch (CertificateException noCertificate) {
            throw new IllegalArgumentException("there are no certificates in it", noCertificate);
        }
    }

    // ---- what else

    /**
     * The same, and one of these keys has to be in a host's own certificate, or in that of an authority on the way to one that is
     * believed. That is beside everything else, and not instead of it. Where {@linkplain #anybody anybody} is believed, the host's own
     * key alone counts.
     */
    public CertificateTrust pinnedTo(Collection<KeyPin> keys) {
        return new CertificateTrust(belief, Set.copyOf(keys), shown, hosts);
    }

    /** The same, and this certificate is shown to every host that asks for one. Whom it is not for, {@link #at} leaves out. */
    public CertificateTrust showing(ClientCertificate own) {
        return new CertificateTrust(belief, pins, Option.some(own), hosts);
    }

    /**
     * The same, and at this host, named exactly, {@code there} instead of what holds elsewhere.
     *
     * @param host a name in any case or an IP address; throws for what is neither, wildcards among it
     */
    public CertificateTrust at(String host, CertificateTrust there) {
        Map<String, CertificateTrust> more = new HashMap<>(hosts);
        String name = hostName(host)
                .getOrElseThrow(() -> new IllegalArgumentException("expected the name of a host, or an IP address"));
        more.put(name, there.towards(name).everywhere());
        return new CertificateTrust(belief, pins, shown, Map.copyOf(more));
    }

    /** The same pins and certificates of our own, believing anybody at any host. */
    CertificateTrust believingAnybody() {
        return mapHosts(CertificateTrust::believingAnybody).believing(Belief.ANYBODY);
    }

    /** The same pins and certificates of our own, believing these authorities beside Java's, where nothing else is said of a host. */
    CertificateTrust believingAlso(List<X509Certificate> authorities) {
        return believing(Belief.javaAnd(authorities));
    }

    private CertificateTrust believing(Belief other) {
        return new CertificateTrust(other, pins, shown, hosts);
    }

    private CertificateTrust everywhere() {
        return hosts.isEmpty() ? this : new CertificateTrust(belief, pins, shown, Map.of());
    }

    private CertificateTrust mapHosts(UnaryOperator<CertificateTrust> change) {
        Map<String, CertificateTrust> changed = hosts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, host -> change.apply(host.getValue())));
        return new CertificateTrust(belief, pins, shown, changed);
    }

    /** What holds at a host, however it is written: the same for all of which nothing is said. */
    public CertificateTrust towards(String host) {
        return hosts.isEmpty() ? this : hosts.getOrDefault(TrackerHost.normal(host), this);
    }

    /** What TLS is spoken with. Takes a tenth of a second and more, because Java reads its list of authorities. */
    public TlsContext tls() {
        return TlsContext.of(
                belief, pins, shown.map(ClientCertificate::keyManagers).getOrNull());
    }

    /** A host as {@link #at} understands it: a name in lower case and ASCII, or an address. None for what is no host. */
    public static Option<String> hostName(String host) {
        return TrackerHost.parse(host)
                .toOption()
                .filter(known -> known.port() == 0 && known.name().indexOf('*') < 0)
                .map(TrackerHost::name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CertificateTrust that
                        && hash == that.hash
                        && belief.equals(that.belief)
                        && pins.equals(that.pins)
                        && shown.equals(that.shown)
                        && hosts.equals(that.hosts));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Says what is there, and names neither hosts nor what is secret. */
    @Override
    public String toString() {
        return "CertificateTrust["
                + (belief.anybodys() ? "anybody" : belief.others().size() + " own authorities") + ", "
                + pins.size() + " pins, " + (shown.isDefined() ? "a" : "no") + " certificate of ours, " + hosts.size()
                + " hosts]";
    }
}
