package dev.herald.archunit.red.core_touches_no_files.application;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Behaviour that reads files, and some that is handed bytes. */
final class Examples {

    private Examples() {}

    static final class WrongFile {
        Object ask() throws IOException {
            return new FileInputStream("some.torrent");
        }
    }

    static final class WrongStream {
        int ask(InputStream stream) throws IOException {
            return stream.read();
        }
    }

    static final class RightBytes {
        byte[] bytes() {
            ByteArrayOutputStream collected = new ByteArrayOutputStream();
            collected.write(1);
            return collected.toByteArray();
        }
    }

    static final class RightReader {
        int ask(ByteArrayInputStream bytes) {
            return bytes.read();
        }
    }
}
