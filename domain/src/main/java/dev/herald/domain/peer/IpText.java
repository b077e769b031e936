package dev.herald.domain.peer;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Addresses as text: reads RFC 4291, writes RFC 5952. */
final class IpText {

    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int GROUPS = 8;
    private static final int LONGEST = 45;

    private IpText() {}

    static Option<IpAddress> parse(String text) {
        if (text.length() > LONGEST) {
            return Option.none();
        }
        return text.indexOf(':') < 0 ? ipv4(text).map(IpAddress::ofIpv4) : ipv6(text);
    }

    /** Without patterns and pieces: a policy asks of every host that is announced to whether it is an address. */
    private static Option<Integer> ipv4(String text) {
        int bits = 0;
        int at = 0;
        for (int part = 0; part < 4; part++) {
            int end = endOfDigits(text, at);
            int value = decimal(text, at, end);
            boolean endsRight = part == 3 ? end == text.length() : end < text.length() && text.charAt(end) == '.';
            if (value < 0 || !endsRight) {
                return Option.none();
            }
            bits = (bits << 8) | value;
            at = end + 1;
        }
        return Option.some(bits);
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** A byte's value; negative where the digits are none, too many, or begin with a zero that means nothing. */
    private static int decimal(String text, int start, int end) {
        int length = end - start;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(start) == '0')) {
            return -1;
        }
        int value = Integer.parseInt(text, start, end, 10);
        return value <= 0xFF ? value : -1;
    }

    private static Option<IpAddress> ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(bytes -> bytes.length == 16).map(IpAddress::of);
        }
        if (text.lastIndexOf('.', gap) >= 0) {
            return Option.none();
        }
        return groups(text.substring(0, gap))
                .flatMap(head -> groups(text.substring(gap + 2))
                        .filter(tail -> head.length + tail.length <= 14)
                        .map(tail -> {
                            byte[] all = new byte[16];
                            System.arraycopy(head, 0, all, 0, head.length);
                            System.arraycopy(tail, 0, all, 16 - tail.length, tail.length);
                            return IpAddress.of(all);
                        }));
    }

    /** The bytes of groups between colons, the last of which may be dotted decimal. */
    private static Option<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Option.some(new byte[0]);
        }
        String[] parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return Option.none();
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * GROUPS + 4);
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                bytes.putShort((short) Integer.parseInt(parts[i], 16));
            } else {
                Option<Integer> dotted = i == parts.length - 1 ? ipv4(parts[i]) : Option.none();
                if (dotted.isEmpty()) {
                    return Option.none();
                }
                bytes.putInt(dotted.get());
            }
        }
        byte[] read = new byte[bytes.position()];
        bytes.flip().get(read);
        return Option.some(read);
    }

    static String format(byte[] address) {
        if (address.length == 4) {
            StringJoiner dotted = new StringJoiner(".");
            for (byte b : address) {
                dotted.add(Integer.toString(b & 0xFF));
            }
            return dotted.toString();
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((address[2 * i] & 0xFF) << 8) | (address[2 * i + 1] & 0xFF);
        }
        return ipv6(groups);
    }

    /** The first of the longest runs of two or more zero groups becomes {@code ::}. */
    private static String ipv6(int[] groups) {
        int gapStart = -1;
        int gapLength = 1;
        for (int start = 0; start < GROUPS; start++) {
            int end = start;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - start > gapLength) {
                gapStart = start;
                gapLength = end - start;
            }
        }
        return gapStart < 0
                ? join(groups, 0, GROUPS)
                : join(groups, 0, gapStart) + "::" + join(groups, gapStart + gapLength, GROUPS);
    }

    private static String join(int[] groups, int from, int to) {
        StringJoiner text = new StringJoiner(":");
        for (int i = from; i < to; i++) {
            text.add(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
