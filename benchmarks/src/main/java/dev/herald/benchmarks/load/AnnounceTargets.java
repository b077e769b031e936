package dev.herald.benchmarks.load;

import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.tracker.TrackerUrl;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What the floor asks for over HTTP, parameter for parameter what Herald does: the same bytes for the tracker to read. */
final class AnnounceTargets {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~";

    private final Announces announces;
    private final String before;
    private final String after;

    AnnounceTargets(Announces announces) {
        this.announces = announces;
        TrackerUrl url = announces.tracker();
        ClientIdentity identity = announces.identity();
        AnnounceRequest any = announces.request(identity, 0);
        this.before = url.path() + "?" + url.query().map(query -> query + "&").getOrElse("") + "info_hash=";
        this.after = "&peer_id=" + encoded(identity.peerId().toByteArray()) + "&port=" + identity.port()
                + "&uploaded=0&downloaded=0&left=" + any.progress().left() + "&compact=1&event=started&numwant="
                + any.numWant() + "&key=" + HEX.toHexDigits(identity.key().bits());
    }

    String get(int number) {
        return before + encoded(announces.swarms().get(number).toByteArray()) + after;
    }

    private static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder(3 * bytes.length);
        for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : "%" + HEX.toHexDigits((byte) c));
        }
        return text.toString();
    }
}
