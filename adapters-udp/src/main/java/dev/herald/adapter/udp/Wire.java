package dev.herald.adapter.udp;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The network as the conversations see it. Never blocks; what arrives comes in through {@link Conversations#received}. */
interface Wire {

    /**
     * Sends what lies between the packet's position and limit. False where there is no room at the moment: then
     * {@link Conversations#writable} is called when there is.
     */
    boolean send(ByteBuffer packet, Conversation to) throws IOException;

    /**
     * Looks whether anybody listens there, without a word that a tracker could misread. Where nobody does,
     * {@link Conversation#unreachable} may be called, once and soon.
     */
    void probe(Conversation target);
}
