package dev.herald.adapter.http;

import dev.herald.application.port.BencodeCodec;
import io.vavr.control.Option;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * How trackers are talked to over HTTP. Immutable; {@link #of} has sensible values for everything but the codec, and each
 * {@code with} answers a copy that differs in one.
 */
public final class HttpOptions {

    /** What Herald calls itself. It stays the same over versions: private trackers list the agents they accept (HTTP-T7). */
    public static final String USER_AGENT = "Herald/0.1.0";

    /** Which IP versions trackers are reached over. */
    public enum AddressFamilies {
        /** Both, in the order in which the system's resolver names them. */
        BOTH,
        /** IPv4 addresses only. */
        IPV4,
        /** IPv6 addresses only. */
        IPV6;

        boolean include(InetAddress address) {
            return this == BOTH || (this == IPV4) == (address instanceof Inet4Address);
        }
    }

    private final BencodeCodec codec;
    private final String userAgent;
    private final HttpLimits limits;
    private final NetworkScope network;
    private final CertificateTrust trust;

    private HttpOptions(
            BencodeCodec codec, String userAgent, HttpLimits limits, NetworkScope network, CertificateTrust trust) {
        this.codec = codec;
        this.userAgent = userAgent;
        this.limits = limits;
        this.network = network;
        this.trust = trust;
    }

    /** The usual options, with the codec that reads the answers. */
    public static HttpOptions of(BencodeCodec codec) {
        return new HttpOptions(codec, USER_AGENT, HttpLimits.USUAL, NetworkScope.ANY, CertificateTrust.SYSTEM);
    }

    /** Another name to go by: visible ASCII characters and spaces. */
    public HttpOptions withUserAgent(String name) {
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a user agent is visible ASCII, not '" + name + "'");
        }
        return new HttpOptions(codec, name, limits, network, trust);
    }

    /** How long an answer may be, in bytes, compressed as well as not; 1 MiB if nobody says (HTTP-T9). */
    public HttpOptions withMaxBodyBytes(int bytes) {
        return with(limits.withBodyBytes(bytes));
    }

    /** How many redirects one question follows; 5 if nobody says (HTTP-T4). */
    public HttpOptions withMaxRedirects(int redirects) {
        return with(limits.withRedirects(redirects));
    }

    /** How many connections there may be to one host and in all; further questions wait their turn (HTTP-T13). */
    public HttpOptions withConnections(int perHost, int total) {
        return with(limits.withConnections(perHost, total));
    }

    /** How long one address may take to accept a connection; less where a question has less time left. */
    public HttpOptions withConnectTimeout(Duration timeout) {
        return with(limits.withConnectTimeout(timeout));
    }

    /** How long a connection is kept after an answer in case there is another question for it. */
    public HttpOptions withIdleTime(Duration idle) {
        return with(limits.withIdle(idle));
    }

    /** The local address that connections come from; only trackers of its IP version are reached then. */
    public HttpOptions withLocalAddress(InetAddress address) {
        return with(new NetworkScope(Option.some(address), network.families(), network.proxy()));
    }

    /** The IP versions that trackers are reached over. */
    public HttpOptions withFamilies(AddressFamilies families) {
        return with(new NetworkScope(network.localAddress(), families, network.proxy()));
    }

    /** The proxy that every connection goes through. */
    public HttpOptions withProxy(ProxyServer proxy) {
        return with(new NetworkScope(network.localAddress(), network.families(), Option.some(proxy)));
    }

    /** Certificates to be trusted beside those that Java trusts (HTTP-T8). */
    public HttpOptions withTrustedCertificates(Collection<X509Certificate> authorities) {
        return with(CertificateTrust.alsoOf(List.copyOf(authorities)));
    }

    /** The same, of the certificates in a PEM or DER file; throws where it cannot be read as such. */
    public HttpOptions withTrustedCertificates(Path file) {
        return withTrustedCertificates(CertificateTrust.read(file));
    }

    /** Accepts any certificate for any host: whoever sits in between reads and changes everything (HTTP-T8). */
    public HttpOptions insecure() {
        return with(CertificateTrust.ANYBODY);
    }

    private HttpOptions with(HttpLimits other) {
        return new HttpOptions(codec, userAgent, other, network, trust);
    }

    private HttpOptions with(NetworkScope other) {
        return new HttpOptions(codec, userAgent, limits, other, trust);
    }

    private HttpOptions with(CertificateTrust other) {
        return new HttpOptions(codec, userAgent, limits, network, other);
    }

    BencodeCodec codec() {
        return codec;
    }

    String userAgent() {
        return userAgent;
    }

    HttpLimits limits() {
        return limits;
    }

    NetworkScope network() {
        return network;
    }

    CertificateTrust trust() {
        return trust;
    }
}
