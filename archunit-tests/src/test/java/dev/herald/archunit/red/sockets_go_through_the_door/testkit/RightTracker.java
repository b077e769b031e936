package dev.herald.archunit.red.sockets_go_through_the_door.testkit;

import java.io.IOException;
import java.net.ServerSocket;

final class RightTracker {
    ServerSocket open() throws IOException {
        return new ServerSocket(0);
    }
}
