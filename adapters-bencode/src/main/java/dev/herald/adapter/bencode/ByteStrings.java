package dev.herald.adapter.bencode;

/** Finds the parts of a byte string in an input where it is known to be valid. */
final class ByteStrings {

    private ByteStrings() {}

    /** Where the content of the byte string at {@code offset} begins. */
    static int content(byte[] bytes, int offset) {
        int at = offset;
        while (bytes[at] != ':') {
            at++;
        }
        return at + 1;
    }

    /** How many bytes of content the byte string at {@code offset} has. */
    static int length(byte[] bytes, int offset) {
        int length = 0;
        for (int at = offset; bytes[at] != ':'; at++) {
            length = 10 * length + (bytes[at] - '0');
        }
        return length;
    }

    /** The order of the contents of two byte strings, by unsigned bytes, a prefix first (BENC-9). */
    static int compare(byte[] bytes, int left, int right) {
        int leftAt = content(bytes, left);
        int rightAt = content(bytes, right);
        int leftEnd = leftAt + length(bytes, left);
        int rightEnd = rightAt + length(bytes, right);
        while (leftAt < leftEnd && rightAt < rightEnd) {
            int order = Byte.compareUnsigned(bytes[leftAt++], bytes[rightAt++]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(leftEnd - leftAt, rightEnd - rightAt);
    }

    /** Whether these bytes are the characters of {@code ascii}. */
    static boolean is(byte[] bytes, int from, int to, String ascii) {
        if (to - from != ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if ((bytes[from + i] & 0xFF) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
