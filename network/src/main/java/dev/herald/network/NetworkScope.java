package dev.herald.network;

import dev.herald.domain.tracker.TrackerHost;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The part of the network that everything stays in: every look-up, every connection and every packet. Immutable; {@link #anywhere}
 * sets no bounds, and each {@code with} answers a copy that differs in one.
 *
 * <p>Where the scope cannot be kept nothing is sent: an interface that is gone, a proxy that is down or that cannot carry what is
 * asked of it is an error, and never the reason for a direct connection.
 *
 * @param local where connections and packets come from
 * @param families the IP versions trackers are reached over
 * @param names who is asked for the addresses of names; nobody, where there is a proxy that takes names as they are
 * @param proxy what everything goes through
 * @param policy which URLs and addresses may be talked to
 * @param trust whose certificates are believed, and which one of our own is shown to whom
 * @param exceptions what is different for some trackers, by their hosts: each makes the scope of its tracker out of this one
 */
public record NetworkScope(
        LocalSide local,
        AddressFamilies families,
        NameLookup names,
        Option<ProxyServer> proxy,
        AddressPolicy policy,
        CertificateTrust trust,
        Map<TrackerHost, UnaryOperator<NetworkScope>> exceptions) {

    private static final NetworkScope ANYWHERE = new NetworkScope(
            new LocalSide.Anywhere(),
            AddressFamilies.BOTH,
            NameLookup.SYSTEM,
            Option.none(),
            AddressPolicy.desktop(),
            CertificateTrust.system(),
            Map.of());

    public NetworkScope {
        exceptions = Map.copyOf(exceptions);
    }

    /** Both IP versions, from any address, by the names this machine knows, directly, as {@link AddressPolicy#desktop} allows, trusting whom Java trusts. */
    public static NetworkScope anywhere() {
        return ANYWHERE;
    }

    /** Where everything comes from. */
    public NetworkScope withLocalSide(LocalSide other) {
        return new NetworkScope(other, families, names, proxy, policy, trust, exceptions);
    }

    /** The address of this machine that everything comes from; only trackers of its IP version are reached then. */
    public NetworkScope withLocalAddress(InetAddress address) {
        return withLocalSide(new LocalAddress(address));
    }

    /**
     * The interface that everything comes from, by its name, such as {@code tun0}. Its addresses are looked up for every connection,
     * so that they may change; while it is gone or down nothing is sent.
     */
    public NetworkScope withInterface(String name) {
        return withLocalSide(new LocalInterface(name));
    }

    /** The IP versions trackers are reached over. */
    public NetworkScope withFamilies(AddressFamilies other) {
        return new NetworkScope(local, other, names, proxy, policy, trust, exceptions);
    }

    /** Who is asked for the addresses of names. */
    public NetworkScope withNames(NameLookup other) {
        return new NetworkScope(local, families, other, proxy, policy, trust, exceptions);
    }

    /** The proxy that everything goes through. Names of trackers are handed to it as they are, and looked up by nobody here. */
    public NetworkScope withProxy(ProxyServer server) {
        return new NetworkScope(local, families, names, Option.some(server), policy, trust, exceptions);
    }

    /** The same through {@code http://host:port} or {@code socks5://host:port}; throws for what is no {@link ProxyServer}. */
    public NetworkScope withProxy(String url) {
        return withProxy(ProxyServer.of(url));
    }

    /** Without a proxy, so that names are looked up here and trackers see the address of this machine. */
    public NetworkScope withoutProxy() {
        return new NetworkScope(local, families, names, Option.none(), policy, trust, exceptions);
    }

    /** Which URLs and addresses may be talked to; {@link AddressPolicy#desktop} if nobody says. */
    public NetworkScope withAddressPolicy(AddressPolicy other) {
        return new NetworkScope(local, families, names, proxy, other, trust, exceptions);
    }

    /** Certificates to be trusted beside those that Java trusts (HTTP-T8), where the trust says nothing else of a host. */
    public NetworkScope withTrustedCertificates(Collection<X509Certificate> authorities) {
        return withTrust(trust.believingAlso(List.copyOf(authorities)));
    }

    /** The same, of the certificates in a PEM or DER file; throws where it cannot be read as such. */
    public NetworkScope withTrustedCertificates(Path file) {
        return withTrustedCertificates(CertificateTrust.read(file));
    }

    /**
     * Accepts any certificate for any host: whoever sits in between reads and changes everything (HTTP-T8). Where a key is pinned, it
     * still has to be shown.
     */
    public NetworkScope insecure() {
        return withTrust(trust.believingAnybody());
    }

    /** Whose certificates are believed. */
    public NetworkScope withTrust(CertificateTrust other) {
        return new NetworkScope(local, families, names, proxy, policy, other, exceptions);
    }

    /**
     * The same but for one tracker, such as {@code withException("tracker.lan", scope -> scope.withoutProxy())}. {@code different} is given
     * what holds for all others, later changes of it included, and answers what holds for this one, which is kept as strictly. An
     * exception at a port comes before one for all ports of its host. Where a redirect leads the scope of the new host holds: out of an
     * exception, and into one. What a tracker is told over which IP version is better said by a
     * {@linkplain dev.herald.domain.announce.FamilyPolicies family policy}, and whom to believe there by {@link CertificateTrust#at}.
     *
     * @param host a name or an address as in {@link TrackerHost#of(String)}, with a port or for all of them; throws for anything else
     */
    public NetworkScope withException(String host, UnaryOperator<NetworkScope> different) {
        Map<TrackerHost, UnaryOperator<NetworkScope>> more = new HashMap<>(exceptions);
        more.put(TrackerHost.of(host), different);
        return new NetworkScope(local, families, names, proxy, policy, trust, more);
    }

    /** The same for all trackers alike. */
    NetworkScope withoutExceptions() {
        return new NetworkScope(local, families, names, proxy, policy, trust, Map.of());
    }

    /** Whether an address can be reached from here: of an IP version in use, and one that the local side has. */
    boolean reaches(InetAddress address) {
        return families.include(address) && local.reaches(address);
    }
}
