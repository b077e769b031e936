package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOptions;
import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.HeraldSettings;
import dev.herald.domain.tracker.TrackerHost;
import dev.herald.network.AddressFamilies;
import dev.herald.network.AddressPolicy;
import dev.herald.network.CertificateTrust;
import dev.herald.network.LocalSide;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How trackers are reached. */
final class NetworkOptions {

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Readers.OfTime.class,
            description =
                    "How long one tracker may take, redirects and repeats and all: 5, 5s or 500ms. Default: 30s, and 8s"
                            + " for check.")
    private @Nullable Duration timeout;

    @Option(
            names = "--user-agent",
            paramLabel = "NAME",
            converter = Readers.OfUserAgent.class,
            description = "What to call ourselves.")
    private @Nullable String userAgent;

    @ArgGroup
    private Families families = new Families();

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS|INTERFACE",
            converter = Readers.OfLocalSide.class,
            description =
                    "The local IP address that connections and packets come from, or the interface, such as tun0; while"
                            + " it is gone or down, nothing is sent.")
    private @Nullable LocalSide localSide;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            converter = Readers.OfProxy.class,
            description =
                    "http://[user:pass@]host:port or socks5://[user:pass@]host:port; nothing goes around it; trackers"
                            + " over UDP need a socks5 proxy that carries datagrams.")
    private @Nullable ProxyServer proxy;

    @Option(
            names = "--direct",
            paramLabel = "HOST[:PORT]",
            converter = Readers.OfTrackerHost.class,
            description =
                    "A tracker that --proxy is not for, such as one at home (repeatable). Beware: it sees the address"
                            + " of this machine, and its name is looked up here. All else, such as --bind, holds for it"
                            + " too.")
    private List<TrackerHost> direct = List.of();

    @Option(
            names = "--address-policy",
            paramLabel = "NAME",
            converter = Readers.OfAddressPolicy.class,
            description =
                    "What may be reached: desktop, which allows trackers at home, or server, nothing but the public"
                            + " Internet. Default: desktop.")
    private Policy addressPolicy = Policy.desktop;

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Option(
            names = "--insecure",
            description =
                    "Accept any certificate: whoever sits in between can read and change all. Hosts still have to show what"
                            + " --pin says.")
    private boolean insecure;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec verb;

    private @Nullable CertificateTrust believed;

    /** The policies there are, in the words of the command line. */
    @SuppressWarnings("ImmutableEnumChecker") // a policy never changes
    enum Policy {
        desktop(AddressPolicy.desktop()),
        server(AddressPolicy.server());

        private final AddressPolicy policy;

        Policy(AddressPolicy policy) {
            this.policy = policy;
        }

        AddressPolicy policy() {
            return policy;
        }
    }

    /** One IP version, or both. */
    private static final class Families {
        @Option(names = "-4", description = "Reach trackers over IPv4 only.")
        private boolean ipv4;

        @Option(names = "-6", description = "Reach trackers over IPv6 only.")
        private boolean ipv6;

        AddressFamilies families() {
            if (ipv4) {
                return AddressFamilies.IPV4;
            }
            return ipv6 ? AddressFamilies.IPV6 : AddressFamilies.BOTH;
        }
    }

    /** A client that reaches trackers this way. */
    Herald open() {
        return open(settings -> settings);
    }

    /** The same with settings of a verb's own. */
    Herald open(UnaryOperator<HeraldSettings> more) {
        HeraldSettings settings = HeraldSettings.defaults().withFamilies(families.families());
        settings = userAgent == null ? settings : settings.withUserAgent(userAgent);
        settings = localSide == null
                ? settings
                : settings.withNetwork(settings.network().withLocalSide(localSide));
        settings = settings.withNetwork(settings.network().withAddressPolicy(addressPolicy.policy()));
        settings = proxy == null ? settings : settings.withProxy(proxy);
        for (TrackerHost host : direct) {
            settings = settings.withException(host.toString(), NetworkScope::withoutProxy);
        }
        settings = settings.withNetwork(settings.network().withTrust(trust()));
        return Herald.open(more.apply(insecure ? settings.insecure() : settings));
    }

    /** Looks at what belongs together and reads the files that are named, before anything is shown; what is of no use is wrong usage. */
    void prepare() {
        if (believed == null) {
            CommandSpec command = Objects.requireNonNull(verb, "is told which verb these options belong to");
            if (proxy == null && !direct.isEmpty()) {
                throw new ParameterException(
                        command.commandLine(),
                        "--direct is for trackers that --proxy is not for, and there is no --proxy: name one, or leave"
                                + " --direct out");
            }
            believed = trust.trust(command, ((Verb) command.userObject()).console.environment());
        }
    }

    private CertificateTrust trust() {
        prepare();
        return Objects.requireNonNull(believed, "was read");
    }

    AddressFamilies families() {
        return families.families();
    }

    /** Whether a proxy stands between us and every tracker, but for those that it is not for: nobody's name is looked up beforehand. */
    boolean isProxied() {
        return proxy != null;
    }

    Duration timeout() {
        return timeoutOr(AnnounceOptions.DEFAULT_TIMEOUT);
    }

    /** The time limit, where another one is usual. */
    Duration timeoutOr(Duration usual) {
        return timeout == null ? usual : timeout;
    }
}
