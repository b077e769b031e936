package dev.herald.adapter.http;

/**
 * Where the packed content of a member of a gzip file begins (RFC 1952, 2.3): a file has one, or several one behind the other. Checksums
 * are not looked at, as a tracker that gets them wrong still says what it says.
 */
final class GzipMember {

    /** In place of an offset: there is no member. */
    static final int NONE = -1;

    private static final int FIXED_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int DEFLATE = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private GzipMember() {}

    /** The offset of the content of the member whose header begins at {@code at}. */
    static int content(byte[] file, int at) {
        if (file.length - at < FIXED_HEADER
                || (file[at] & 0xFF) != 0x1F
                || (file[at + 1] & 0xFF) != 0x8B
                || file[at + 2] != DEFLATE) {
            return NONE;
        }
        int flags = file[at + 3];
        int end = at + FIXED_HEADER;
        if ((flags & HAS_EXTRA) != 0) {
            end = end + 2 > file.length ? file.length : end + 2 + (file[end] & 0xFF) + ((file[end + 1] & 0xFF) << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            end = behindText(file, end);
        }
        if ((flags & HAS_COMMENT) != 0) {
            end = behindText(file, end);
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            end += 2;
        }
        return end < file.length ? end : NONE;
    }

    /** The offset of the content of the member behind the one whose content ends at {@code end}. */
    static int behind(byte[] file, int end) {
        return content(file, end + TRAILER);
    }

    private static int behindText(byte[] file, int at) {
        int end = at;
        while (end < file.length && file[end] != 0) {
            end++;
        }
        return end + 1;
    }
}
