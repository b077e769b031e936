package dev.herald.archunit.red.sockets_go_through_the_door.adapter.http;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;

final class Examples {

    private Examples() {}

    static final class WrongLookUp {
        InetAddress[] all(String name) throws UnknownHostException {
            return InetAddress.getAllByName(name);
        }
    }

    static final class WrongReference {
        interface Names {
            InetAddress one(String name) throws UnknownHostException;
        }

        Names names() {
            return InetAddress::getByName;
        }
    }

    static final class WrongHiddenLookUp {
        InetSocketAddress at(String host) {
            return new InetSocketAddress(host, 80);
        }
    }

    static final class WrongSocket {
        Socket open() {
            return new Socket();
        }
    }

    static final class WrongDatagrams {
        DatagramSocket open() throws IOException {
            return new DatagramSocket();
        }
    }

    static final class WrongChannel {
        SocketChannel open() throws IOException {
            return SocketChannel.open();
        }
    }

    static final class WrongDatagramChannel {
        DatagramChannel open() throws IOException {
            return DatagramChannel.open();
        }
    }

    static final class RightAddress {
        InetSocketAddress at(InetAddress address) {
            return new InetSocketAddress(address, 80);
        }

        InetAddress of(byte[] bytes) throws UnknownHostException {
            return InetAddress.getByAddress(bytes);
        }
    }
}
