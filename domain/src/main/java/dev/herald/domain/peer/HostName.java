package dev.herald.domain.peer;

import io.vavr.control.Option;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** A syntactically valid DNS name, or an IPv4 address written as one, in lower-case ASCII. Never resolved here. */
public final class HostName implements PeerHost {

    private static final int LONGEST = 253;

    /** Underscores occur in trackers' names, although no host name may have them. */
    private static final Pattern LABELS =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");

    /** No top-level domain is a number: resolvers take such a text for an IPv4 address, {@code 127.1} for 127.0.0.1. */
    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    private final String name;

    private HostName(String name) {
        this.name = name;
    }

    /** The name in lower case, international ones in their ASCII form; none for what cannot be a host name. */
    public static Option<HostName> parse(String text) {
        if (text.length() > LONGEST) {
            return Option.none();
        }
        return ascii(text)
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() <= LONGEST && LABELS.matcher(name).matches())
                .filter(name -> !NUMBER_AT_END.matcher(name).matches()
                        || IpAddress.parse(name).isDefined())
                .map(HostName::new);
    }

    private static Option<String> ascii(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return Option.some(text);
        }
        try {
            return Option.some(IDN.toASCII(text));
        } catch (IllegalArgumentException notAName) {
            return Option.none();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostName that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(PeerHost other) {
        return other instanceof HostName that ? name.compareTo(that.name) : 1;
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
