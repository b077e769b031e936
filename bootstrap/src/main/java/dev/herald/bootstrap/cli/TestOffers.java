package dev.herald.bootstrap.cli;

import dev.herald.application.port.OffersWanted;
import dev.herald.application.port.PeerAnswer;
import dev.herald.application.port.PeerOffer;
import dev.herald.application.port.PeerSignalling;
import dev.herald.bootstrap.cli.output.Printer;
import dev.herald.bootstrap.cli.output.Views;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Sends WebRTC offers that say themselves that they are tests, and prints what comes back. Peers' offers are printed and not answered:
 * an answer would make a peer try in vain to connect.
 */
final class TestOffers implements PeerSignalling {

    private static final String DESCRIPTION = String.join(
            "\r\n",
            "v=0",
            "o=herald-test %d 0 IN IP4 0.0.0.0",
            "s=herald test offer: there is nobody to connect to",
            "t=0 0",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 0.0.0.0",
            "a=ice-ufrag:test",
            "a=ice-pwd:heraldtestheraldtestherald",
            "a=fingerprint:sha-256 " + "00:".repeat(31) + "00",
            "a=setup:actpass",
            "a=mid:0",
            "a=sctp-port:5000",
            "");

    private final Printer printer;
    private final Views views;
    private final RandomGenerator random;

    TestOffers(Printer printer, Views views, RandomGenerator random) {
        this.printer = printer;
        this.views = views;
        this.random = random;
    }

    @Override
    public void offersWanted(OffersWanted wanted, Consumer<Seq<String>> supply) {
        supply.accept(Vector.fill(wanted.count(), () -> String.format(DESCRIPTION, random.nextLong(Long.MAX_VALUE))));
    }

    @Override
    public void offered(PeerOffer offer, Consumer<String> reply) {
        printer.print(views.signal(offer));
    }

    @Override
    public void answered(PeerAnswer answer) {
        printer.print(views.signal(answer));
    }
}
