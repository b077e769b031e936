package dev.herald.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.PrintableText;
import dev.herald.domain.peer.HostName;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerEndpoint;
import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.InfoHashV2;
import dev.herald.domain.torrent.MagnetLink;
import dev.herald.domain.torrent.PeerId;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody sends: a Left or a Right, never an exception, and what came in as Right holds what it promises. */
class RandomSoupTest {

    private static final int ROUNDS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void no_text_makes_a_parser_throw(long seed) {
        Soup soup = new Soup(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String text = soup.text();
            isAnswered(TrackerUrl.parse(text));
            isAnswered(MagnetLink.parse(text));
            isAnswered(MagnetLink.parse("magnet:?xt=" + text));
            isAnswered(MagnetLink.parse("magnet:?xt=urn:btih:" + text));
            isAnswered(InfoHash.parse(text));
            isAnswered(InfoHashV2.parse(text));
            isAnswered(PeerId.parse(text));
            isAnswered(IpAddress.parse(text));
            isAnswered(HostName.parse(text));
            isAnswered(PeerHost.parse(text));
            isAnswered(PeerEndpoint.parse(text));
        }
    }

    private static void isAnswered(@Nullable Object outcome) {
        if (outcome == null) {
            throw new AssertionError("a parser answered null");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void no_bytes_make_a_parser_throw(long seed) {
        Soup soup = new Soup(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = soup.bytes(64);
            isAnswered(TrackerUrl.parse(ByteBuffer.wrap(bytes)));
            PeerList peers = PeerList.empty().withIpv4(ByteBuffer.wrap(bytes)).withIpv6(ByteBuffer.wrap(bytes));
            assertThat(peers.toSeq().size()).isLessThanOrEqualTo(peers.received());
        }
    }

    @Test
    void a_tracker_url_that_was_read_keeps_its_promises() {
        Soup soup = new Soup(6);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            for (TrackerUrl url : TrackerUrl.parse("http://t" + soup.text())) {
                read++;
                assertThat(url.port()).isBetween(1, 65_535);
                assertThat(url.host()).isNotEmpty().isEqualTo(url.host().toLowerCase(Locale.ROOT));
                assertThat(url.path()).matches(path -> path.isEmpty() || path.startsWith("/"));
                assertThat(url.path() + url.query().getOrElse("")).doesNotContainAnyWhitespaces();
                assertThat(TrackerUrl.of(url.reveal())).isEqualTo(url).hasSameHashCodeAs(url);
                assertThat(url.normalised()).isEqualTo(url);
                assertThat(TrackerUrl.of(url.normalised().reveal())).isEqualTo(url);
                assertThat(url.compareTo(TrackerUrl.of(url.normalised().reveal())))
                        .isZero();
            }
        }
        assertThat(read).as("URLs that made it").isGreaterThan(ROUNDS / 20);
    }

    @Test
    void masking_and_making_printable_are_idempotent_whatever_the_text() {
        Soup soup = new Soup(7);
        for (int i = 0; i < ROUNDS; i++) {
            String text = soup.text();
            String masked = UrlMask.mask(text);
            assertThat(UrlMask.mask(masked)).as("masked again: %s", text).isEqualTo(masked);
            String printable = PrintableText.of(text);
            assertThat(PrintableText.of(printable)).isEqualTo(printable);
        }
    }

    @Test
    void an_address_that_was_read_is_written_as_text_that_reads_as_the_same_address() {
        Soup soup = new Soup(8);
        for (int i = 0; i < ROUNDS; i++) {
            IpAddress address = IpAddress.of(Arrays.copyOf(soup.bytes(16), i % 2 == 0 ? 4 : 16));
            assertThat(IpAddress.parse(address.toString())).contains(address);
            assertThat(IpAddress.of(address.toByteArray())).isEqualTo(address);
        }
    }
}
