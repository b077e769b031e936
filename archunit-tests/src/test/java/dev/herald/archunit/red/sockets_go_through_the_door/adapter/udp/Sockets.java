package dev.herald.archunit.red.sockets_go_through_the_door.adapter.udp;

import java.io.IOException;
import java.nio.channels.DatagramChannel;

/** One of those who may. */
final class Sockets {
    DatagramChannel open() throws IOException {
        return DatagramChannel.open();
    }
}
