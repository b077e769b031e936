package dev.herald.adapter.http;

import static dev.herald.adapter.http.Answers.packed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.TrackerError;
import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentCodingTest {

    private static final int CAP = 10_000;
    private static final byte[] BODY = "d8:intervali1800e5:peers0:e".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMPTY_MEMBER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", " X-GZIP "})
    void HTTP_T5_gzip_is_unpacked_in_any_case(String coding) throws IOException {
        assertThat(unpack(coding, gzip(BODY)).get()).isEqualTo(BODY);
    }

    @Test
    void deflate_is_unpacked_too() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(packed)) {
            deflating.write(BODY);
        }

        assertThat(unpack("deflate", packed.toByteArray()).get()).isEqualTo(BODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "identity", "", "nonsense"})
    void a_body_that_is_bencoded_in_spite_of_the_header_is_taken_as_it_is(String coding) {
        assertThat(unpack(coding, BODY).get()).isEqualTo(BODY);
    }

    @Test
    void an_unknown_coding_is_malformed() {
        assertThat(unpack("br", new byte[] {1, 2, 3}).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void what_is_no_gzip_is_malformed() {
        assertThat(unpack("gzip", "Welcome".getBytes(StandardCharsets.US_ASCII))
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.MALFORMED);
    }

    @Test
    void HTTP_T9_the_cap_counts_what_comes_out() throws IOException {
        assertThat(unpack("gzip", gzip(new byte[CAP])).get()).hasSize(CAP);
        assertThat(unpack("gzip", gzip(new byte[CAP + 1])).getLeft().kind()).isEqualTo(ErrorKind.BLOCKED);
        assertThat(unpack("gzip", gzip(new byte[100 * CAP])).getLeft().kind()).isEqualTo(ErrorKind.BLOCKED);
    }

    @Test
    void HTTP_T6_of_a_torn_gzip_what_there_is_is_taken() throws IOException {
        byte[] packed = gzip(BODY);

        assertThat(unpack("gzip", Arrays.copyOf(packed, packed.length - 8)).get())
                .isEqualTo(BODY);
    }

    @Test
    void a_gzip_with_a_wrong_checksum_still_says_what_it_says() throws IOException {
        byte[] packed = gzip(BODY);
        packed[packed.length - 8] ^= 1;

        assertThat(unpack("gzip", packed).get()).isEqualTo(BODY);
    }

    @Test
    void gzip_in_several_members_is_one_body() throws IOException {
        byte[] first = gzip(Arrays.copyOf(BODY, 5));
        byte[] rest = gzip(Arrays.copyOfRange(BODY, 5, BODY.length));

        assertThat(unpack("gzip", joined(first, EMPTY_MEMBER, rest)).get()).isEqualTo(BODY);
        assertThat(unpack("gzip", joined(first, rest, new byte[30])).get()).isEqualTo(BODY);
    }

    /** A stream of the JDK's calls itself for each member that holds nothing. */
    @Test
    void fifty_thousand_empty_members_need_no_stack() throws IOException {
        byte[] members = new byte[50_000 * EMPTY_MEMBER.length];
        for (int at = 0; at < members.length; at += EMPTY_MEMBER.length) {
            System.arraycopy(EMPTY_MEMBER, 0, members, at, EMPTY_MEMBER.length);
        }

        assertThat(unpack("gzip", joined(members, gzip(BODY))).get()).isEqualTo(BODY);
    }

    @Test
    void every_part_of_a_gzip_header_is_stepped_over() throws IOException {
        byte[] plain = gzip(BODY);
        byte[] header = {
            0x1F, (byte) 0x8B, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0, 3, 0, 'x', 'x', 'x', 'n', 0, 'c', 0, 1, 2
        };
        byte[] packed = joined(header, Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(unpack("gzip", packed).get()).isEqualTo(BODY);
        for (int length = 1; length < header.length; length++) {
            assertThat(unpack("gzip", Arrays.copyOf(packed, length)).getLeft().kind())
                    .isEqualTo(ErrorKind.MALFORMED);
        }
    }

    private static Either<TrackerError, byte[]> unpack(String coding, byte[] body) {
        return ContentCoding.unpack(packed(coding, body), CAP);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zipping = new GZIPOutputStream(packed)) {
            zipping.write(body);
        }
        return packed.toByteArray();
    }
}
