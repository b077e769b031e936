package dev.herald.adapter.websocket;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;

/** One WebSocket, seen from the conversation: dialled, used, and gone once. Everything happens on the conversation's loop. */
interface Line {

    /** Whether what is sent now finds room; {@link Listener#roomAgain} tells when that changes. */
    boolean hasRoom();

    /** Sends a text message; without effect once the line is gone. */
    void send(String message);

    /** Sends a ping. */
    void ping();

    /** Ends it, also while it is being dialled. The listener is not called any more. */
    void close();

    /** Opens lines. */
    @FunctionalInterface
    interface Dialler {
        /** Begins to dial. The listener hears of the end, in whatever way it comes, but not before this method has returned. */
        Line dial(Listener listener);
    }

    /** Whoever dialled. */
    interface Listener {
        /** Where to write down what happens on the way. */
        Trail trail();

        /** How far the dialling has come. */
        void reached(Stage stage);

        /** It is open. */
        void opened();

        /** It did not open, or it is gone. */
        void gone(TrackerError why);

        /** It ended over something that must be a mistake of ours. */
        void broken(Throwable bug);

        /** A message has come. */
        void message(byte[] message);

        /** A sign of life that is no message. */
        void pong();

        /** There is room to send again. */
        void roomAgain();
    }
}
