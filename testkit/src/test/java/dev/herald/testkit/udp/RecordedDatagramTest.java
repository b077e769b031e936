package dev.herald.testkit.udp;

import static dev.herald.testkit.udp.Datagrams.ANNOUNCE;
import static dev.herald.testkit.udp.Datagrams.ID;
import static dev.herald.testkit.udp.Datagrams.SCRAPE;
import static dev.herald.testkit.udp.Datagrams.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RecordedDatagramTest {

    @Test
    void names_the_fields_of_the_vectors() {
        assertThat(request(Datagrams.CONNECT))
                .matches(RecordedDatagram::isConnect)
                .satisfies(connect -> {
                    assertThat(connect.connectionId()).isEqualTo(UdpAnswers.MAGIC);
                    assertThat(connect.transactionId()).isEqualTo(0xA1B2C3D4);
                });
        assertThat(request(ID, ANNOUNCE)).matches(RecordedDatagram::isAnnounce).satisfies(announce -> {
            assertThat(announce.length()).isEqualTo(98);
            assertThat(announce.connectionId()).isEqualTo(0x0123456789ABCDEFL);
            assertThat(announce.action()).isEqualTo(1);
            assertThat(announce.options()).isEmpty();
            assertThat(announce.urlData()).isEmpty();
        });
        assertThat(request(ID, SCRAPE)).matches(RecordedDatagram::isScrape);
    }

    @Test
    void reads_what_is_too_short_as_zeros() {
        assertThat(request("ff")).satisfies(stub -> {
            assertThat(stub.connectionId()).isEqualTo(0xFF00000000000000L);
            assertThat(stub.transactionId()).isZero();
            assertThat(stub.isConnect()).isFalse();
        });
    }

    @Test
    @DisplayName("UDP-O1, UDP-O3: puts the path and query together from options")
    void reads_url_data() {
        assertThat(request(ID, ANNOUNCE + "020c2f6469723f613d6226633d64").urlData())
                .isEqualTo("/dir?a=b&c=d");
        assertThat(request(ID, ANNOUNCE + "020c2f6469723f613d6226633d64010100ff")
                        .urlData())
                .isEqualTo("/dir?a=b&c=d");
        assertThat(request(ID, ANNOUNCE + "02ff" + "61".repeat(255) + "0102022d62")
                        .urlData())
                .isEqualTo("a".repeat(255) + "-b");
        assertThat(request(ID, ANNOUNCE + "0200").urlData()).isEmpty();
    }

    @Test
    @DisplayName("UDP-O5: an option that runs past the end, or is none, is a mistake")
    void malformed_options_are_errors() {
        for (String options : new String[] {"02", "0201", "02ff00", "0300"}) {
            assertThatThrownBy(() -> request(ID, ANNOUNCE + options).urlData())
                    .as(options)
                    .isInstanceOf(AssertionError.class);
        }
    }
}
