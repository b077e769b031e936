package dev.herald.fuzz;

import java.io.ByteArrayOutputStream;

/** Bytes as a line of text: visible ASCII stands for itself, everything else and the backslash are {@code \xHH}. */
final class Escapes {

    private Escapes() {}

    static String of(byte[] bytes) {
        StringBuilder line = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            if (b >= ' ' && b < 0x7F && b != '\\') {
                line.append((char) b);
            } else {
                line.append("\\x").append(hex(b >> 4)).append(hex(b));
            }
        }
        return line.toString();
    }

    private static char hex(int bits) {
        return Character.forDigit(bits & 0xF, 16);
    }

    /** The bytes of a line; throws where it is none. */
    static byte[] read(String line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.length());
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                bytes.write(Integer.parseInt(line, i + 2, i + 4, 16));
                i += 3;
            } else {
                bytes.write(line.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
