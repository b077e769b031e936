package dev.herald.adapter.http;

import static dev.herald.testkit.Fixtures.IH1;
import static dev.herald.testkit.Fixtures.IH2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrapeTargetTest {

    private static final String BOTH = "info_hash=%124Vx%9A%BC%DE%F1%23Eg%89%AB%CD%EF%124Vx%9A"
            + "&info_hash=%5C%94%16b%D6%14%A9%B4%92%F5%18%27%2C%F4%F1hA%29%22%25";

    @Test
    void SCRAPE_5_names_every_hash_once() {
        assertThat(target("http://t/scrape", IH1, IH2)).isEqualTo("/scrape?" + BOTH);
    }

    @Test
    void SCRAPE_5_keeps_the_trackers_own_query_first() {
        assertThat(target("http://t/scrape?x2%0644", IH1, IH2)).isEqualTo("/scrape?x2%0644&" + BOTH);
        assertThat(target("http://t/scrape?", IH1, IH2)).isEqualTo("/scrape?" + BOTH);
    }

    private static String target(String url, InfoHash... swarms) {
        return new String(ScrapeTarget.of(TrackerUrl.of(url), List.of(swarms)), StandardCharsets.ISO_8859_1);
    }
}
