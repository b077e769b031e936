package dev.herald.bootstrap.cli;

import dev.herald.bootstrap.cli.CheckVerb.CheckFormat;
import dev.herald.bootstrap.cli.ScrapeVerb.ScrapeFormat;
import dev.herald.bootstrap.cli.input.HostFile;
import dev.herald.bootstrap.cli.input.HostPin;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerHost;
import dev.herald.domain.tracker.TrackerId;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.CertificateTrust;
import dev.herald.network.KeyPin;
import dev.herald.network.LocalSide;
import dev.herald.network.ProxyServer;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Read the values of options. What they reject is wrong usage; what they say about it never repeats the value. */
final class Readers {

    private Readers() {}

    private static <T> T read(Either<TrackerError, T> value) {
        return value.getOrElseThrow(error -> new TypeConversionException(error.message()));
    }

    private static <T> T read(Option<T> value, String expected) {
        return value.getOrElseThrow(() -> new TypeConversionException("expected " + expected));
    }

    /** A tracker's URL. */
    static final class OfTracker implements ITypeConverter<TrackerUrl> {
        @Override
        public TrackerUrl convert(String value) {
            return read(TrackerUrl.parse(value));
        }
    }

    /** An info-hash in hex. */
    static final class OfInfoHash implements ITypeConverter<InfoHash> {
        @Override
        public InfoHash convert(String value) {
            return read(InfoHash.parse(value));
        }
    }

    /** A peer-id as text or in hex. */
    static final class OfPeerId implements ITypeConverter<PeerId> {
        @Override
        public PeerId convert(String value) {
            return read(PeerId.parse(value));
        }
    }

    /** An announce key: eight hex digits. */
    static final class OfKey implements ITypeConverter<AnnounceKey> {
        private static final int BYTES = 4;

        @Override
        public AnnounceKey convert(String value) {
            return new AnnounceKey(HexFormat.fromHexDigits(hex(value, BYTES)));
        }
    }

    /** A tracker id: the hex that {@code --json} prints. */
    static final class OfTrackerId implements ITypeConverter<TrackerId> {
        @Override
        public TrackerId convert(String value) {
            return TrackerId.of(HexFormat.of().parseHex(hex(value, value.length() / 2)));
        }
    }

    private static String hex(String value, int bytes) {
        if (value.length() != 2 * bytes || !value.chars().allMatch(HexFormat::isHexDigit)) {
            throw new TypeConversionException(
                    "expected " + (bytes == OfKey.BYTES ? "8" : "an even number of") + " hex digits");
        }
        return value;
    }

    /** What an announce reports. */
    static final class OfEvent implements ITypeConverter<AnnounceEvent> {
        @Override
        public AnnounceEvent convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "none" -> AnnounceEvent.NONE;
                case "started" -> AnnounceEvent.STARTED;
                case "completed" -> AnnounceEvent.COMPLETED;
                case "stopped" -> AnnounceEvent.STOPPED;
                case "paused" -> AnnounceEvent.PAUSED;
                default -> throw new TypeConversionException("expected none, started, completed, stopped or paused");
            };
        }
    }

    /** Which trackers are asked. */
    static final class OfPolicy implements ITypeConverter<TierPolicy> {
        @Override
        public TierPolicy convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "bep12" -> TierPolicy.BEP12;
                case "tiers" -> TierPolicy.ONE_PER_TIER;
                case "all" -> TierPolicy.EVERYWHERE;
                default -> throw new TypeConversionException("expected bep12, tiers or all");
            };
        }
    }

    /** A time such as {@code 5}, {@code 5s}, {@code 500ms}, {@code 2m} or {@code 1h}, from a millisecond to a day. */
    static final class OfTime implements ITypeConverter<Duration> {
        private static final Pattern TIME = Pattern.compile("([0-9]{1,8})(ms|s|m|h|)");

        @Override
        public Duration convert(String value) {
            Matcher time = TIME.matcher(value);
            return read(
                    Option.when(time.matches(), () -> duration(Long.parseLong(time.group(1)), time.group(2)))
                            .filter(span -> !span.isZero() && span.compareTo(Duration.ofDays(1)) <= 0),
                    "a time such as 500ms, 5s, 10m or 1h, a day at most");
        }

        private static Duration duration(long number, String unit) {
            return switch (unit) {
                case "ms" -> Duration.ofMillis(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofSeconds(number);
            };
        }
    }

    /** A number of bytes or peers, 0 or more. */
    static final class OfCount implements ITypeConverter<Long> {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

        @Override
        public Long convert(String value) {
            return read(
                    Option.when(NUMBER.matcher(value).matches(), () -> Long.parseLong(value)),
                    "a number, 0 or more, of 18 digits at most");
        }
    }

    /** A number of offers in one announce. */
    static final class OfOffers implements ITypeConverter<Integer> {
        private static final Pattern NUMBER = Pattern.compile("[0-9]|10");

        @Override
        public Integer convert(String value) {
            return read(
                    Option.when(NUMBER.matcher(value).matches(), () -> Integer.parseInt(value)),
                    "a number from 0 to 10");
        }
    }

    /** A number of peers. */
    static final class OfPeers implements ITypeConverter<Integer> {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

        @Override
        public Integer convert(String value) {
            return read(
                    Option.when(NUMBER.matcher(value).matches(), () -> Integer.parseInt(value)),
                    "a number, 0 or more, of 9 digits at most");
        }
    }

    /** A number of questions to a tracker. */
    static final class OfProbes implements ITypeConverter<Integer> {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

        @Override
        public Integer convert(String value) {
            return read(
                    Option.when(NUMBER.matcher(value).matches(), () -> Integer.parseInt(value))
                            .filter(probes -> probes >= 1 && probes <= 10),
                    "a number from 1 to 10");
        }
    }

    /** How to print a check. */
    static final class OfCheckFormat implements ITypeConverter<CheckFormat> {
        @Override
        public CheckFormat convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "table" -> CheckFormat.TABLE;
                case "list" -> CheckFormat.LIST;
                default -> throw new TypeConversionException("expected table or list");
            };
        }
    }

    /** How a scrape is printed. */
    static final class OfScrapeFormat implements ITypeConverter<ScrapeFormat> {
        @Override
        public ScrapeFormat convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "table" -> ScrapeFormat.TABLE;
                case "csv" -> ScrapeFormat.CSV;
                default -> throw new TypeConversionException("expected table or csv");
            };
        }
    }

    /** A port to listen at. */
    static final class OfPort implements ITypeConverter<Integer> {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

        @Override
        public Integer convert(String value) {
            return read(
                    Option.when(NUMBER.matcher(value).matches(), () -> Integer.parseInt(value))
                            .filter(port -> port >= 1 && port <= 0xFFFF),
                    "a port from 1 to 65535");
        }
    }

    /** Where to listen: a port, on loopback unless there is an IP address before it. Port 0 is any that is free. */
    static final class OfListeningAddress implements ITypeConverter<InetSocketAddress> {
        private static final Pattern FORM = Pattern.compile("(?:([0-9.]+|\\[[0-9a-fA-F:.]+\\]):)?([0-9]{1,5})");
        private static final String WANTED = "a port, or ADDRESS:PORT with [] around IPv6";

        @Override
        public InetSocketAddress convert(String value) throws UnknownHostException {
            Matcher form = FORM.matcher(value);
            if (!form.matches() || Integer.parseInt(form.group(2)) > 0xFFFF) {
                throw new TypeConversionException("expected " + WANTED);
            }
            String host = form.group(1);
            InetAddress address = host == null
                    ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1})
                    : InetAddress.getByAddress(
                            read(IpAddress.parse(host).orElse(() -> IpAddress.parseBracketed(host)), WANTED)
                                    .toByteArray());
            return new InetSocketAddress(address, Integer.parseInt(form.group(2)));
        }
    }

    /** An address or a name to be told to trackers. */
    static final class OfHost implements ITypeConverter<PeerHost> {
        @Override
        public PeerHost convert(String value) {
            return read(PeerHost.parse(value), "an IP address or a host name");
        }
    }

    /** An address of this machine; never looked up. */
    static final class OfLocalSide implements ITypeConverter<LocalSide> {
        @Override
        public LocalSide convert(String value) {
            boolean isAddress = value.indexOf(':') >= 0 || value.matches("[0-9.]+");
            Option<IpAddress> address = IpAddress.parse(value).orElse(() -> IpAddress.parseBracketed(value));
            return isAddress
                    ? LocalSide.of(read(address, "an IP address or the name of an interface"))
                    : LocalSide.ofInterface(
                            read(Option.when(!value.isBlank(), value), "an IP address or the name of an interface"));
        }
    }

    /** What may be reached. */
    static final class OfAddressPolicy implements ITypeConverter<NetworkOptions.Policy> {
        @Override
        public NetworkOptions.Policy convert(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "desktop" -> NetworkOptions.Policy.desktop;
                case "server" -> NetworkOptions.Policy.server;
                default -> throw new TypeConversionException("expected desktop or server");
            };
        }
    }

    /** A proxy. */
    static final class OfProxy implements ITypeConverter<ProxyServer> {
        @Override
        public ProxyServer convert(String value) {
            return read(ProxyServer.parse(value));
        }
    }

    /** A tracker's host. */
    static final class OfTrackerHost implements ITypeConverter<TrackerHost> {
        @Override
        public TrackerHost convert(String value) {
            return read(TrackerHost.parse(value));
        }
    }

    /** A key that a host has to show. */
    static final class OfPin implements ITypeConverter<HostPin> {
        @Override
        public HostPin convert(String value) {
            String[] parts = hostAnd(value, "sha256/BASE64");
            return new HostPin(parts[0], read(KeyPin.parse(parts[1])));
        }
    }

    /** A file that is for one host. */
    static final class OfHostFile implements ITypeConverter<HostFile> {
        @Override
        public HostFile convert(String value) {
            String[] parts = hostAnd(value, "FILE");
            return new HostFile(parts[0], parts[1]);
        }
    }

    private static String[] hostAnd(String value, String what) {
        String[] parts = value.split("=", 2);
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw new TypeConversionException("expected HOST=" + what);
        }
        String host =
                read(CertificateTrust.hostName(parts[0]), "the name of a host before the =, without scheme or port");
        return new String[] {host, parts[1]};
    }

    /** What to call ourselves. */
    static final class OfUserAgent implements ITypeConverter<String> {
        @Override
        public String convert(String value) {
            boolean visible = !value.isBlank() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
            return read(Option.when(visible, value), "visible ASCII characters");
        }
    }
}
