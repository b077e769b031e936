package dev.herald.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrapeUrlTest {

    private static String scrapeUrlOf(String announce) {
        return TrackerUrl.of(announce).scrapeUrl().map(TrackerUrl::reveal).getOrElse("-");
    }

    /** The whole derivation table, profile column. */
    @ParameterizedTest
    @CsvSource({
        "http://t/announce, http://t/scrape",
        "http://t/x/announce, http://t/x/scrape",
        "http://t/announce.php, http://t/scrape.php",
        "http://t/announce?x2%0644, http://t/scrape?x2%0644",
        "http://t/a, -",
        "http://t/announce?x=2/4, http://t/scrape?x=2/4",
        "http://t/x%064announce, -",
        "http://t/announce/PASSKEY, -",
        "http://t/PASSKEY/announce, http://t/PASSKEY/scrape",
        "http://announce.t/announce, http://announce.t/scrape",
        "http://t/announce/x/announce, http://t/announce/x/scrape",
        "http://t/Announce, -",
        "http://t/, -",
        "http://t/ann?u=announce, -",
    })
    void SCRAPE_1_replaces_announce_at_the_beginning_of_the_last_segment(String announce, String scrape) {
        assertThat(scrapeUrlOf(announce)).isEqualTo(scrape);
    }

    @ParameterizedTest
    @CsvSource({
        "http://t/announceannounce, http://t/scrapeannounce",
        "http://t/announce;x=/y, -",
        "http://t/announce;x=y, http://t/scrape;x=y",
        "http://t//announce, http://t//scrape",
        "http://t/announce/, -",
        "http://t/%61nnounce, -",
        "http://t/announc, -",
        "http://t/xannounce, -",
        "http://t, -",
        "http://t?announce, -",
        "http://t#/announce, -",
        "http://t?/announce, -",
        "http://announce, -",
        "http://t/announce?, http://t/scrape?",
        "http://t/announce?#x, http://t/scrape?",
        "http://t/ä|%zz/announce?ß=\", http://t/ä|%zz/scrape?ß=\"",
    })
    void SCRAPE_1_looks_at_the_path_alone_and_decodes_nothing(String announce, String scrape) {
        assertThat(scrapeUrlOf(announce)).isEqualTo(scrape);
    }

    @ParameterizedTest
    @CsvSource({
        "https://announce.example:8443/announce?announce=announce, https://announce.example:8443/scrape?announce=announce",
        "http://announce:announce@t/announce, http://announce:announce@t/scrape",
        "https://[2001:db8::1]:6969/announce, https://[2001:db8::1]:6969/scrape",
        "http://t/announce?a=/announce, http://t/scrape?a=/announce",
    })
    void SCRAPE_3_host_user_and_query_are_left_alone(String announce, String scrape) {
        assertThat(scrapeUrlOf(announce)).isEqualTo(scrape);
        assertThat(TrackerUrl.of(announce).scrapeUrl().get().query())
                .isEqualTo(TrackerUrl.of(announce).query());
        assertThat(TrackerUrl.of(announce).scrapeUrl().get().host())
                .isEqualTo(TrackerUrl.of(announce).host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://t/x", "http://t/scrape", "https://t/tracker.php", "http://t/announce/0123456789abcdef"})
    void SCRAPE_4_no_other_url_is_guessed(String announce) {
        assertThat(TrackerUrl.of(announce).scrapeUrl()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp://t:80", "udp://t:80/announce", "ws://t/", "wss://t/announce?x", "wss://t"})
    void SCRAPE_14_udp_and_websocket_scrape_where_they_announce(String announce) {
        assertThat(scrapeUrlOf(announce)).isEqualTo(announce);
    }
}
