package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.herald.domain.error.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyServerTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy, http://proxy:8080",
        "HTTP://Proxy:3128/, http://proxy:3128",
        "socks5://127.0.0.1, socks5://127.0.0.1:1080",
        "socks5h://user:pw@host:9050, socks5://host:9050",
        "socks5://[::1]:9050, socks5://[::1]:9050",
        "socks5://[::1], socks5://[::1]:1080"
    })
    void reads_the_usual_ways_to_write_one(String written, String read) {
        assertThat(ProxyServer.of(written)).hasToString(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy:3128",
                "http://",
                "http://:80",
                "http://a b",
                "http://h:0",
                "http://h:99999",
                "socks5://u@"
            })
    void refuses_what_names_no_place(String written) {
        assertThat(ProxyServer.parse(written).getLeft().kind()).isEqualTo(ErrorKind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy", "socks4://proxy", "ftp://proxy"})
    void refuses_proxies_of_another_kind(String written) {
        assertThat(ProxyServer.parse(written).getLeft().kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThatIllegalArgumentException().isThrownBy(() -> ProxyServer.of(written));
    }

    @Test
    void decodes_who_we_are_to_it() {
        Credentials credentials =
                ProxyServer.of("socks5://u%73er:p%3aw@h").credentials().get();

        assertThat(credentials.user()).isEqualTo("user");
        assertThat(credentials.password()).isEqualTo("p:w");
    }
}
