package dev.herald.domain;

import java.util.Random;

/** Hostile text and bytes, different for every seed, the same for the same one. */
public final class Soup {

    /** What parsers have an opinion about, and what they should not trip over. */
    private static final String[] BITS = {
        "http",
        "https",
        "udp",
        "://",
        "magnet:?",
        "xt=urn:btih:",
        "xt=urn:btmh:1220",
        "&tr=",
        "&dn=",
        "&x.pe=",
        "announce",
        "/",
        "?",
        "#",
        "@",
        ":",
        "[",
        "]",
        "[::1]",
        "::",
        "1.2.3.4",
        "0x7f",
        "%",
        "%zz",
        "%20",
        "%00",
        "+",
        "*",
        "=",
        "&",
        ";",
        ".",
        "-",
        "_",
        " ",
        "\t",
        "\n",
        "\0",
        "\u001b[31m",
        "\u007f",
        "\u0085",
        "ß",
        "ſ",
        "İ",
        "ü",
        "\u00ad",
        "\u200d",
        "\u202e",
        "。",
        "ａ",
        "\ud83d",
        "\ude00",
        "\ud83d\ude00",
        "\uffff",
        "80",
        "0",
        "65536",
        "99999999999999999999",
        "a",
        "Z",
        "123456789abcdef123456789abcdef123456789a"
    };

    private final Random random;

    public Soup(long seed) {
        this.random = new Random(seed);
    }

    /** Up to twenty bits in a row. */
    public String text() {
        StringBuilder soup = new StringBuilder();
        for (int left = random.nextInt(21); left > 0; left--) {
            soup.append(random.nextInt(4) == 0 ? anyCharacter() : BITS[random.nextInt(BITS.length)]);
        }
        return soup.toString();
    }

    private String anyCharacter() {
        return String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1));
    }

    /** Up to {@code most} bytes. */
    public byte[] bytes(int most) {
        byte[] soup = new byte[random.nextInt(most + 1)];
        random.nextBytes(soup);
        return soup;
    }
}
