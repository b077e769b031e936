package dev.herald.fuzz;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;
import io.vavr.control.Either;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Announce URLs, and what is shown of them. */
final class TrackerUrlFuzz implements FuzzTarget {

    /** What no print of a URL may hold, wherever in the URL it stood. */
    private static final String SECRET = "5ec2e7f00d5ec2e7f00d5ec2e7f00d99";

    @Override
    public void take(byte[] input) {
        Either<TrackerError, TrackerUrl> read = TrackerUrl.parse(ByteBuffer.wrap(input));
        if (read.isRight()) {
            keepsItsPromises(read.get());
        } else {
            Law.printable(read.getLeft().message());
        }
        String text = new String(input, StandardCharsets.UTF_8);
        String masked = UrlMask.mask(text);
        Law.printable(masked);
        Law.same(masked, UrlMask.mask(masked), "masking twice is masking once");
        keepsItsSecret("http://h/" + SECRET + "/" + text);
        keepsItsSecret("http://h/" + text + "/" + SECRET + "/announce");
        keepsItsSecret("http://h/" + text + "?passkey=" + SECRET);
        keepsItsSecret("udp://h:1/announce?passkey=" + SECRET + text);
        keepsItsSecret("http://u:" + SECRET + "@h/" + text);
    }

    private static void keepsItsPromises(TrackerUrl url) {
        Law.holds(url.port() >= 1 && url.port() <= 65_535, "a port is a port");
        Law.same(url.host().toLowerCase(Locale.ROOT), url.host(), "a host is in lower case");
        Law.holds(!url.host().isEmpty(), "a host has a name");
        Law.holds(url.path().isEmpty() || url.path().startsWith("/"), "a path begins with a slash");
        TrackerUrl again = TrackerUrl.of(url.reveal());
        Law.same(url, again, "parse(print(x)) = x");
        Law.same(url.hashCode(), again.hashCode(), "equal URLs have equal hash codes");
        TrackerUrl normal = url.normalised();
        Law.same(url, normal, "normalising changes nothing that counts");
        Law.same(normal.reveal(), TrackerUrl.of(normal.reveal()).normalised().reveal(), "normal is normal");
        Law.holds(url.compareTo(normal) == 0, "equal URLs are in one place");
        Law.printable(url.toString());
        Law.printable(url.host());
        for (TrackerUrl scrape : url.scrapeUrl()) {
            Law.same(url.host(), scrape.host(), "SCRAPE-3: a scrape goes to the same host");
            Law.same(url.query(), scrape.query(), "SCRAPE-3: with the same query");
            Law.same(scrape, TrackerUrl.of(scrape.reveal()), "a scrape URL is a URL");
        }
    }

    private static void keepsItsSecret(String url) {
        for (TrackerUrl read : TrackerUrl.parse(url)) {
            Law.holds(!read.toString().contains(SECRET), "a passkey does not print");
        }
        Law.holds(!UrlMask.mask(url).contains(SECRET), "a passkey does not print, URL or not");
    }
}
