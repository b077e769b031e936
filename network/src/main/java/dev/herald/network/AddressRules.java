package dev.herald.network;

import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules that policies are made of. Those about addresses see through IPv6 addresses that lead to IPv4 ones: mapped, translated
 * (NAT64), tunnelled (6to4, Teredo, ISATAP).
 */
@SuppressWarnings("ImmutableEnumChecker") // the ranges never change
public enum AddressRules implements AddressRule {
    /** This machine itself: 127.0.0.0/8 and ::1. */
    LOOPBACK(Within.ranges("127.0.0.0/8", "::1")),

    /** Networks behind a router (RFC 1918): 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16. */
    PRIVATE(Within.ranges("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")),

    /** Addresses of one cable: 169.254.0.0/16 and fe80::/10. */
    LINK_LOCAL(Within.ranges("169.254.0.0/16", "fe80::/10")),

    /** IPv6's private networks: fc00::/7, and fec0::/10, which they replaced. */
    UNIQUE_LOCAL(Within.ranges("fc00::/7", "fec0::/10")),

    /** Between a provider and its customers (RFC 6598): 100.64.0.0/10. */
    SHARED(Within.ranges("100.64.0.0/10")),

    /** Groups, and everybody: 224.0.0.0/4, ff00::/8, 255.255.255.255. */
    MULTICAST(Within.ranges("224.0.0.0/4", "255.255.255.255", "ff00::/8")),

    /** No address at all, which systems take for this machine: 0.0.0.0/8 and ::. */
    UNSPECIFIED(Within.ranges("0.0.0.0/8", "::")),

    /** For measuring devices: 198.18.0.0/15 and 2001:2::/48. */
    BENCHMARKING(Within.ranges("198.18.0.0/15", "2001:2::/48")),

    /** For no use yet, or for documents: 240.0.0.0/4, 192.0.0.0/24, 192.0.2.0/24 and their like. */
    RESERVED(Within.ranges(
            "240.0.0.0/4",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "100::/64",
            "2001:db8::/32",
            "3fff::/20")),

    /** Where clouds tell their machines secrets: 169.254.169.254, fd00:ec2::254 and their like, and the names of them. */
    METADATA(Within.ranges(
            "169.254.169.254",
            "169.254.170.2",
            "169.254.170.23",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "fd00:ec2::254",
            "fd00:ec2::23",
            "fd20:ce::254")) {
        @Override
        public Option<String> faultOf(Visit visit) {
            String host = visit.url().host().toLowerCase(Locale.ROOT);
            return Option.when(METADATA_NAMES.contains(host), host + " is where a cloud tells its machines secrets");
        }
    },

    /** Ports below 1024 but for 80 and 443: other services live there. */
    LOW_PORT(List.of()) {
        @Override
        public Option<String> faultOf(Visit visit) {
            int port = visit.url().port();
            return Option.when(
                    port < 1_024 && port != 80 && port != 443, () -> "port " + port + " belongs to another service");
        }
    },

    /**
     * HTTP URLs that say in their query what only we say (HTTP-T12). Where a redirect leads may repeat our own words; and over UDP and
     * WebSocket we say nothing in a query, so whatever stands there is the tracker's own.
     */
    OWN_PARAMETERS(List.of()) {
        @Override
        public Option<String> faultOf(Visit visit) {
            return Option.when(visit.isGiven() && visit.isHttp(), visit.url())
                    .flatMap(url -> url.query())
                    .flatMap(QueryNames::firstOfOurs)
                    .map(name -> "the URL says " + name + " itself");
        }
    },

    /** Names that mix scripts, or are made of letters that only look like others. */
    MIXED_SCRIPTS(List.of()) {
        @Override
        public Option<String> faultOf(Visit visit) {
            return Homographs.faultOf(visit.url().host());
        }
    },

    /** This machine over HTTP, at a path that neither begins nor ends with {@code announce} or {@code scrape} (HTTP-T12). */
    LOOPBACK_WITHOUT_ANNOUNCE(List.of()) {
        @Override
        public Option<String> faultOf(Visit visit, IpAddress address) {
            boolean isTrusted = visit.reason() == Visit.Reason.REDIRECTED_INSIDE;
            return visit.isHttp()
                            && !isTrusted
                            && LOOPBACK.covers(address)
                            && !isForTrackers(visit.url().path())
                    ? Option.some("nothing but a tracker is asked on this machine")
                    : Option.none();
        }
    },

    /** A redirect from out in the world into a network of our own. */
    REDIRECT_INSIDE(List.of()) {
        @Override
        public Option<String> faultOf(Visit visit, IpAddress address) {
            return visit.reason() == Visit.Reason.REDIRECTED_OUTSIDE && isInside(address)
                    ? Option.some("a redirect from outside to " + address)
                    : Option.none();
        }
    };

    private static final Set<String> METADATA_NAMES =
            Set.of("metadata.google.internal", "metadata.goog", "metadata", "instance-data");

    private static final List<AddressRules> INSIDE =
            List.of(LOOPBACK, PRIVATE, LINK_LOCAL, UNIQUE_LOCAL, SHARED, UNSPECIFIED, METADATA);

    private final List<IpRange> ranges;

    AddressRules(List<IpRange> ranges) {
        this.ranges = ranges;
    }

    /** Whether an address is one of a network of our own, which the world cannot reach. */
    public static boolean isInside(IpAddress address) {
        for (AddressRules rule : INSIDE) {
            if (rule.covers(address)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Option<String> faultOf(Visit visit, IpAddress address) {
        return !ranges.isEmpty() && covers(address) ? Option.some(address + " is not to be reached") : Option.none();
    }

    private boolean covers(IpAddress address) {
        return contain(address) || EmbeddedIpv4.in(address).exists(this::contain);
    }

    private boolean contain(IpAddress address) {
        for (IpRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForTrackers(String path) {
        return beginsLikeATracker(path.substring(Math.min(1, path.length())))
                || beginsLikeATracker(path.substring(path.lastIndexOf('/') + 1));
    }

    private static boolean beginsLikeATracker(String segment) {
        return segment.startsWith("announce") || segment.startsWith("scrape");
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Builds lists before the constants exist. */
    private static final class Within {
        static List<IpRange> ranges(String... texts) {
            return Stream.of(texts).map(IpRange::of).toList();
        }
    }
}
