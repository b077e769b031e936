package dev.herald.network;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands between two lines of a PEM file (RFC 7468). May be a key, so it is not printed.
 *
 * @param label such as {@code CERTIFICATE}
 * @param der the bytes; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PemBlock(String label, byte[] der) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    /** All blocks of a file; none where it is no PEM file. */
    static List<PemBlock> allOf(byte[] file) {
        return BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1))
                .results()
                .map(block -> new PemBlock(block.group(1), decoded(block.group(2))))
                .toList();
    }

    /** Nothing, where it is no Base64: keys of an older OpenSSL have headers before theirs. */
    private static byte[] decoded(String body) {
        try {
            return body.indexOf(':') >= 0
                    ? new byte[0]
                    : Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException torn) {
            return new byte[0];
        }
    }

    /** The certificates among them, in their order; throws where one cannot be read. */
    static List<X509Certificate> certificates(List<PemBlock> blocks) {
        return blocks.stream()
                .filter(block -> block.label().equals("CERTIFICATE"))
                .flatMap(block -> CertificateTrust.certificates(block.der()).stream())
                .toList();
    }

    boolean isKey() {
        return label.endsWith("PRIVATE KEY");
    }

    @Override
    public String toString() {
        return "PemBlock[" + label + "]";
    }
}
