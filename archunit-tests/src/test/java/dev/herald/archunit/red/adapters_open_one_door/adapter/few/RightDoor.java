package dev.herald.archunit.red.adapters_open_one_door.adapter.few;

/** One of three; an array of another is no door of its own. */
public final class RightDoor {
    RightOptions[] known() {
        return new RightOptions[0];
    }
}
