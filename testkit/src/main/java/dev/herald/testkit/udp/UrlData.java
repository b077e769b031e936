package dev.herald.testkit.udp;

import java.nio.charset.StandardCharsets;

/** Reads the options behind an announce (BEP 41), strictly: whatever a client should not send is an error. */
final class UrlData {

    private static final int END = 0;
    private static final int NOP = 1;
    private static final int URL_DATA = 2;

    private UrlData() {}

    static String read(byte[] options) {
        StringBuilder data = new StringBuilder();
        int at = 0;
        while (at < options.length && options[at] != END) {
            at += options[at] == NOP ? 1 : readOption(options, at, data);
        }
        return data.toString();
    }

    private static int readOption(byte[] options, int at, StringBuilder data) {
        int length = at + 1 < options.length ? options[at + 1] & 0xFF : options.length;
        if (options[at] != URL_DATA || at + 2 + length > options.length) {
            throw new AssertionError("no option of an announce, at byte " + at + " of them (UDP-O5)");
        }
        data.append(new String(options, at + 2, length, StandardCharsets.ISO_8859_1));
        return 2 + length;
    }
}
