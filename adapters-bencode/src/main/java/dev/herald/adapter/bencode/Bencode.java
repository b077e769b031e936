package dev.herald.adapter.bencode;

import dev.herald.application.port.BencodeCodec;

/** The way into this package: bencode as BEP 3 and BEP 52 define it, and as live trackers write it. */
public final class Bencode {

    private static final BencodeCodec CODEC = new TapeCodec();

    private Bencode() {}

    /**
     * A codec that copies nothing of what it reads. Beside the input, decoding needs two ints for each list and dictionary, and
     * no native stack, so any depth a caller allows is safe; encoding needs no native stack either.
     *
     * <p>Where lenient, it accepts: keys out of order and repeated, leading zeros in integers and lengths, {@code -0}, and
     * anything after the root value. In both modes it refuses a root dictionary with two {@code info} keys (BENC-10), and puts
     * no bound of its own on the digits of an integer.
     */
    public static BencodeCodec codec() {
        return CODEC;
    }
}
