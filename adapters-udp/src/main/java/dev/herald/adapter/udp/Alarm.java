package dev.herald.adapter.udp;

import org.jspecify.annotations.Nullable;

/** Something a {@link TimerWheel} wakes at a time, one time at once. The wheel's links are in here, so arming makes no garbage. */
abstract class Alarm {

    static final int UNARMED = -1;

    @Nullable
    Alarm before;

    @Nullable
    Alarm after;

    int slot = UNARMED;
    long tick;

    /** The time has come. The alarm is not armed any more, and may be armed again from here. */
    abstract void ring();
}
