package dev.herald.bootstrap.cli;

import dev.herald.domain.announce.AnnounceKey;
import dev.herald.domain.announce.ClientIdentity;
import dev.herald.domain.peer.PeerHost;
import dev.herald.domain.torrent.PeerId;
import io.vavr.control.Option;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who we say we are. */
final class ClientOptions {

    private static final int USUAL_PORT = 6881;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "PORT",
            converter = Readers.OfPort.class,
            description = "The port where peers could reach us. Default: 6881.")
    private int port = USUAL_PORT;

    @CommandLine.Option(
            names = "--key",
            paramLabel = "HEX",
            converter = Readers.OfKey.class,
            description = "The secret by which trackers recognise us: 8 hex digits. Default: random.")
    private @Nullable AnnounceKey key;

    @CommandLine.Option(
            names = "--peer-id",
            paramLabel = "ID",
            converter = Readers.OfPeerId.class,
            description = "Our name towards peers: 20 characters, or 40 hex digits. Default: random.")
    private @Nullable PeerId peerId;

    @CommandLine.Option(
            names = "--ip",
            paramLabel = "ADDRESS",
            converter = Readers.OfHost.class,
            description = "An address to be told instead of the one that trackers see.")
    private @Nullable PeerHost announceAddress;

    /** The identity for one run: what was not said is random. */
    ClientIdentity identity(RandomGenerator random) {
        ClientIdentity fresh = ClientIdentity.random(port, random);
        return new ClientIdentity(
                peerId == null ? fresh.peerId() : peerId,
                key == null ? fresh.key() : key,
                port,
                Option.of(announceAddress));
    }
}
