package dev.herald.archunit.red.ports_declare_no_exceptions.application.port;

/** No door for trouble at all. */
public interface RightPort {
    String ask();
}
