package dev.herald.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.ProxyServer;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFormatTest {

    private static final RequestFormat DIRECT = new RequestFormat("Herald/0.1.0", Option.none());

    @Test
    void HTTP_A1_and_T7_a_request_is_a_GET_without_a_body() {
        assertThat(head(DIRECT.get(to("http://tracker.example.com:6969/announce?a=1"), false)))
                .isEqualTo(String.join(
                        "\r\n",
                        "GET /announce?a=1 HTTP/1.1",
                        "Host: tracker.example.com:6969",
                        "User-Agent: Herald/0.1.0",
                        "Accept-Encoding: gzip",
                        "",
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "http://t/a, t",
        "http://t:80/a, t",
        "http://t:443/a, t:443",
        "https://t/a, t",
        "https://t:443/a, t",
        "https://t:80/a, t:80",
        "http://[2001:DB8::1]/a, [2001:db8::1]",
        "http://[2001:db8::1]:6969/a, [2001:db8::1]:6969",
        "http://under_score.T/a, under_score.t"
    })
    void HTTP_T7_the_host_carries_its_port_unless_it_is_the_schemes_own(String url, String host) {
        assertThat(head(DIRECT.get(to(url), false))).contains("\r\nHost: " + host + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "http://user:secret@t/a, dXNlcjpzZWNyZXQ=",
        "http://user@t/a, dXNlcjo=",
        "http://us%65r:p%40ss%3Aword@t/a, dXNlcjpwQHNzOndvcmQ=",
        "http://u:%zz@t/a, dToleno=",
        "http://u:a@b@t/a, dTphQGI=",
        "http://%C3%A4:%FF@t/a, w6Q6/w=="
    })
    void HTTP_T7_userinfo_becomes_basic_authorization(String url, String basic) {
        assertThat(head(DIRECT.get(to(url), false))).contains("\r\nAuthorization: Basic " + basic + "\r\n");
    }

    @Test
    void a_request_says_when_it_is_the_last_on_its_connection() {
        assertThat(head(DIRECT.get(to("http://t/a"), true))).endsWith("\r\nConnection: close\r\n\r\n");
    }

    @Test
    void an_http_proxy_gets_the_whole_url_and_its_own_credentials() {
        RequestFormat proxied = new RequestFormat("X", Option.some(ProxyServer.of("http://me:pw@proxy:3128")));

        assertThat(head(proxied.get(to("http://[::1]:6969/announce?a"), false)))
                .startsWith("GET http://[::1]:6969/announce?a HTTP/1.1\r\nHost: [::1]:6969\r\n")
                .contains("\r\nProxy-Authorization: Basic bWU6cHc=\r\n");
    }

    @Test
    void an_http_proxy_is_asked_for_a_tunnel_to_https_and_told_nothing_else() {
        RequestFormat proxied = new RequestFormat("X", Option.some(ProxyServer.of("http://me:pw@proxy")));
        Destination secret = to("https://user:pw@t/announce?passkey=1");

        assertThat(head(proxied.tunnel(secret.origin())))
                .isEqualTo("CONNECT t:443 HTTP/1.1\r\nHost: t:443\r\nProxy-Authorization: Basic bWU6cHc=\r\n\r\n");
        assertThat(head(proxied.get(secret, false))).startsWith("GET /announce").doesNotContain("Proxy-");
    }

    @Test
    void a_socks_proxy_changes_nothing_in_the_request() {
        RequestFormat proxied = new RequestFormat("Herald/0.1.0", Option.some(ProxyServer.of("socks5://me:pw@proxy")));

        assertThat(head(proxied.get(to("http://t/a"), false))).isEqualTo(head(DIRECT.get(to("http://t/a"), false)));
    }

    @Test
    void nothing_secret_is_printed() {
        Destination secret = to("http://user:hunter2@t/announce/0123456789abcdef?passkey=1");

        assertThat(secret + " " + secret.credentials() + " " + DIRECT.get(secret, false))
                .doesNotContain("hunter2", "0123456789abcdef", "passkey");
        assertThat(ProxyServer.of("http://user:hunter2@proxy").toString()).isEqualTo("http://proxy:8080");
    }

    private static Destination to(String url) {
        return Destination.verbatim(TrackerUrl.of(url));
    }

    private static String head(RequestHead request) {
        return StandardCharsets.ISO_8859_1.decode(request.bytes()).toString();
    }
}
