package dev.herald.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class GzipTest {

    @Test
    void holds_what_was_put_into_it() throws IOException {
        byte[] body = {1, 2, 3};

        assertThat(new GZIPInputStream(new ByteArrayInputStream(Gzip.of(body))).readAllBytes())
                .isEqualTo(body);
    }

    @Test
    void a_bomb_is_small_and_holds_much() throws IOException {
        byte[] bomb = Gzip.bomb();
        long size = 0;
        byte[] buffer = new byte[1024 * 1024];
        try (GZIPInputStream inflated = new GZIPInputStream(new ByteArrayInputStream(bomb))) {
            for (int read = inflated.read(buffer); read >= 0; read = inflated.read(buffer)) {
                size += read;
            }
        }

        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThat(size).isEqualTo(256L * 1024 * 1024);
    }
}
