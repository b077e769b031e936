package dev.herald.adapter.websocket;

import java.util.Random;

/** Chance that never makes a reconnect wait longer than it must (WS-21), and is otherwise the same every time. */
final class SoonBack extends Random {

    private static final long serialVersionUID = 1;

    SoonBack() {
        super(21);
    }

    @Override
    public double nextDouble() {
        return 0;
    }
}
