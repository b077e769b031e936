package dev.herald.archunit.red.ports_declare_no_exceptions.application.port;

import java.io.IOException;

/** A second door for trouble. */
public interface WrongPort {
    String ask() throws IOException;
}
