package dev.herald.domain.torrent;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Malformed;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.tracker.PercentEncoding;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a magnet link parameter by parameter (MAG-1 to MAG-8). */
final class MagnetLinkParser {

    static final String SCHEME = "magnet:";

    private static final Pattern START = Pattern.compile("magnet:/*\\?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.[0-9]+");

    /** One {@code name=value} of the link: the name in lower case without its number, the value still encoded. */
    private record Parameter(String name, String value, int offset) {}

    private final String link;
    private final int skipped;

    MagnetLinkParser(String given) {
        this.link = given.strip();
        this.skipped = given.length() - given.stripLeading().length();
    }

    Either<TrackerError, MagnetLink> parse() {
        if (link.length() > MagnetLink.LONGEST) {
            return Either.left(new Malformed(
                    "a link of at most " + MagnetLink.LONGEST + " characters", skipped + MagnetLink.LONGEST));
        }
        Matcher start = START.matcher(link);
        if (!start.lookingAt()) {
            return Either.left(new Malformed("magnet:? and its parameters", skipped));
        }
        Seq<Parameter> parameters = parameters(start.end());
        return swarms(parameters)
                .map(swarms -> new MagnetLink(swarms, name(parameters), trackers(parameters), peers(parameters)));
    }

    private Seq<Parameter> parameters(int from) {
        int end = find('#', from, link.length());
        Vector<Parameter> found = Vector.empty();
        for (int at = from; at < end; ) {
            int next = find('&', at, end);
            int equals = find('=', at, next);
            if (equals > at && equals < next) {
                found = found.append(new Parameter(
                        name(link.substring(at, equals)), link.substring(equals + 1, next), skipped + at));
            }
            at = next + 1;
        }
        return found;
    }

    /** Where the character stands first, or {@code to}: never looks beyond it, else a link of a million {@code &} takes a minute. */
    private int find(char wanted, int from, int to) {
        int at = from;
        while (at < to && link.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    private static String name(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        Matcher numbered = NUMBERED.matcher(lower);
        return numbered.matches() ? numbered.group(1) : lower;
    }

    private Either<TrackerError, Swarms> swarms(Seq<Parameter> parameters) {
        Option<InfoHash> v1 = Option.none();
        Option<InfoHashV2> v2 = Option.none();
        Option<TrackerError> trouble = Option.none();
        for (Parameter xt : named(parameters, "xt")) {
            ExactTopic topic = ExactTopic.parse(PercentEncoding.decodeText(xt.value()), xt.offset());
            if (differ(v1, topic.v1()) || differ(v2, topic.v2())) {
                return Either.left(new Malformed("one swarm of each version, not two different xt", xt.offset()));
            }
            v1 = v1.orElse(topic.v1());
            v2 = v2.orElse(topic.v2());
            trouble = trouble.orElse(topic.trouble());
        }
        return v1.isEmpty() && v2.isEmpty()
                ? Either.left(
                        trouble.getOrElse(() -> new Malformed("a parameter xt=urn:btih: or xt=urn:btmh:", skipped)))
                : Either.right(new Swarms(v1, v2));
    }

    private static <T> boolean differ(Option<T> known, Option<T> found) {
        return known.isDefined() && found.isDefined() && !known.equals(found);
    }

    private static Option<String> name(Seq<Parameter> parameters) {
        return named(parameters, "dn")
                .headOption()
                .map(dn -> PercentEncoding.decodeText(dn.value().replace('+', ' ')))
                .filter(name -> !name.isBlank());
    }

    /** A {@code +} stays what it is (MAG-8). */
    private static TrackerTiers trackers(Seq<Parameter> parameters) {
        return TrackerTiers.ofEach(named(parameters, "tr")
                .flatMap(tr -> TrackerUrl.parse(ByteBuffer.wrap(PercentEncoding.decode(tr.value())))
                        .toOption()));
    }

    private static Seq<PeerEndpoint> peers(Seq<Parameter> parameters) {
        return named(parameters, "x.pe").flatMap(peer -> PeerEndpoint.parse(PercentEncoding.decodeText(peer.value())));
    }

    private static Seq<Parameter> named(Seq<Parameter> parameters, String name) {
        return parameters.filter(parameter -> parameter.name().equals(name));
    }
}
