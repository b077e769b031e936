package dev.herald.testkit.udp;

import static dev.herald.testkit.udp.Datagrams.ANNOUNCE;
import static dev.herald.testkit.udp.Datagrams.ID;
import static dev.herald.testkit.udp.Datagrams.SCRAPE;
import static dev.herald.testkit.udp.Datagrams.hex;
import static dev.herald.testkit.udp.Datagrams.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpoofsTest {

    private static final RecordedDatagram CONNECTING = request(Datagrams.CONNECT);
    private static final RecordedDatagram ANNOUNCING = request(ID, ANNOUNCE);
    private static final RecordedDatagram SCRAPING = request(ID, SCRAPE);

    @Test
    @DisplayName("UDP-R1: each packet fails one check and passes those before it")
    void each_fails_a_check() {
        assertThat(Spoofs.anotherPort(ANNOUNCING))
                .isEqualTo(UdpReply.ofHex("000000030a0b0c0d73706f6f666564").fromAnotherPort());
        assertThat(hex(Spoofs.sevenBytes(ANNOUNCING))).containsExactly("000000030a0b0c");
        assertThat(hex(Spoofs.anotherTransaction(ANNOUNCING))).containsExactly("0000000350515657" + "73706f6f666564");
        assertThat(hex(Spoofs.anotherAction(ANNOUNCING)).get(0)).startsWith("000000020a0b0c0d");
        assertThat(hex(Spoofs.anotherAction(SCRAPING)).get(0)).startsWith("0000000111223344");
        assertThat(hex(Spoofs.anotherAction(CONNECTING)).get(0)).startsWith("00000002a1b2c3d4");
        assertThat(hex(Spoofs.noAction(ANNOUNCING)).get(0)).startsWith("800000030a0b0c0d");
        assertThat(hex(Spoofs.empty())).containsExactly("");
        assertThat(hex(Spoofs.oneByteShort(CONNECTING)).get(0)).hasSize(30).startsWith("00000000a1b2c3d4");
        assertThat(hex(Spoofs.oneByteShort(ANNOUNCING)).get(0)).hasSize(38).startsWith("000000010a0b0c0d");
        assertThat(hex(Spoofs.oneByteShort(SCRAPING)).get(0)).hasSize(14).startsWith("00000002112233");
        assertThat(hex(Spoofs.huge(ANNOUNCING)).get(0)).hasSize(2 * OutgoingDatagram.LONGEST);
    }

    @Test
    void a_flood_is_made_of_packets_that_differ() {
        assertThat(new HashSet<>(hex(Spoofs.flood(ANNOUNCING, 1_000)))).hasSize(1_000);
    }

    @Test
    void spoofs_come_before_the_answer_and_without_one() {
        UdpScript answering = UdpScript.always(UdpReply.ofHex("01"));

        assertThat(hex(answering.spoofedBy(Spoofs::oneOfEach).reply(ANNOUNCING)))
                .hasSize(8)
                .endsWith("01");
        assertThat(UdpScript.always(UdpReply.silence())
                        .spoofedBy(Spoofs::oneOfEach)
                        .reply(ANNOUNCING)
                        .datagrams())
                .hasSize(7);
    }

    @Test
    @DisplayName("UDP-R2: trails a reply with bytes, cuts it, sends it several times")
    void replies_are_altered_as_told() {
        UdpReply reply = UdpReply.ofHex("0102");

        assertThat(hex(reply.trailedBy(2))).containsExactly("0102aaaa");
        assertThat(hex(reply.cutTo(1))).containsExactly("01");
        assertThat(hex(reply.cutTo(9))).containsExactly("0102");
        assertThat(hex(reply.times(2).and(UdpReply.ofHex("03")))).containsExactly("0102", "0102", "03");
    }
}
