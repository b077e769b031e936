package dev.herald.adapter.udp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/** What packets travel by: sockets of our own, or a proxy's relay. Runs on the loop's thread and never blocks. */
interface Carrier {

    /** Whether there was room; if not, {@link Conversations#writable} is called when there is. */
    boolean send(ByteBuffer what, Conversation to, Conversations all) throws IOException;

    /** Whether the channel behind {@code key} is one of its own. */
    boolean owns(SelectionKey key);

    /** Something can be done with the channel behind {@code key}. */
    void ready(SelectionKey key, Conversations all);

    /** Whether packets leave from one place only, which has to be watched. */
    boolean isBounded();

    /** Closes what is bound to an address that is gone; to be called every now and then. */
    void closeStranded(Conversations all) throws IOException;
}
