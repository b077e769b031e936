package dev.herald.benchmarks.load;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own channels, counted: how many connections something opens is seen here, whatever library it is made of. Java makes it
 * its provider where {@code -Djava.nio.channels.spi.SelectorProvider} names it; it needs
 * {@code --add-exports java.base/sun.nio.ch=ALL-UNNAMED}.
 */
public final class CountingSelectorProvider extends SelectorProvider {

    private final SelectorProvider system = system();
    private final LongAdder opened = new LongAdder();

    /** For Java itself. */
    public CountingSelectorProvider() {}

    /** How many TCP connections and UDP sockets this process has opened through channels; empty where nobody counts. */
    public static OptionalLong opened() {
        return SelectorProvider.provider() instanceof CountingSelectorProvider counting
                ? OptionalLong.of(counting.opened.sum())
                : OptionalLong.empty();
    }

    /** There is no public way to it once another provider is named. */
    private static SelectorProvider system() {
        try {
            return (SelectorProvider) Class.forName("sun.nio.ch.DefaultSelectorProvider")
                    .getMethod("get")
                    .invoke(null);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException("--add-exports java.base/sun.nio.ch=ALL-UNNAMED is missing", hidden);
        }
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        opened.increment();
        return system.openSocketChannel();
    }

    @Override
    public SocketChannel openSocketChannel(ProtocolFamily family) throws IOException {
        opened.increment();
        return system.openSocketChannel(family);
    }

    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        opened.increment();
        return system.openDatagramChannel();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        opened.increment();
        return system.openDatagramChannel(family);
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        return system.openServerSocketChannel();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel(ProtocolFamily family) throws IOException {
        return system.openServerSocketChannel(family);
    }

    @Override
    public Pipe openPipe() throws IOException {
        return system.openPipe();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        return system.openSelector();
    }

    @Override
    public @Nullable Channel inheritedChannel() throws IOException {
        return system.inheritedChannel();
    }
}
