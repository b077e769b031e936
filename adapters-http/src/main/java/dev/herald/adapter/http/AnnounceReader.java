package dev.herald.adapter.http;

import dev.herald.application.port.BencodeBytes;
import dev.herald.application.port.BencodeDictionary;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.peer.IpAddress;
import dev.herald.domain.peer.PeerList;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Reads the dictionary of an announce that succeeded into the wire's words. It always succeeds: nothing in it is required. */
final class AnnounceReader {

    /** A longer token would make requests that no server takes. */
    private static final int LONGEST_TRACKER_ID = 1_024;

    private AnnounceReader() {}

    static AnnounceAnswer read(BencodeDictionary answer, AnnounceRequest request) {
        List<String> remarks = new ArrayList<>(0);
        Option<BencodeBytes> externalIp = answer.bytes("external ip").filter(AnnounceReader::isAddress);
        Option<IpAddress> seenAs = externalIp.map(bytes -> IpAddress.of(bytes.toByteArray()));
        PeersReader peers = new PeersReader(request.client(), seenAs, remarks);
        return new AnnounceAnswer(
                answer.integer("interval"),
                answer.integer("min interval"),
                answer.integer("complete"),
                answer.integer("incomplete"),
                answer.integer("downloaded"),
                peers.read(answer, "peers", PeerList.IPV4_STRIDE),
                peers.read(answer, "peers6", PeerList.IPV6_STRIDE),
                trackerId(answer, remarks),
                answer.text("warning message"),
                externalIp,
                remarks);
    }

    /** BEP 24 says raw bytes; some send text, which means nothing to us (HTTP-R16). */
    private static boolean isAddress(BencodeBytes bytes) {
        return bytes.length() == 4 || bytes.length() == 16;
    }

    private static Option<BencodeBytes> trackerId(BencodeDictionary answer, List<String> remarks) {
        Option<BencodeBytes> token = answer.bytes("tracker id");
        if (token.exists(bytes -> bytes.length() > LONGEST_TRACKER_ID)) {
            remarks.add("a tracker id of more than " + LONGEST_TRACKER_ID + " bytes is not sent back");
            return Option.none();
        }
        return token;
    }
}
