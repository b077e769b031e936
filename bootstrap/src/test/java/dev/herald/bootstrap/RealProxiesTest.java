package dev.herald.bootstrap;

import static dev.herald.testkit.HeraldAssertions.assertThatLeft;
import static dev.herald.testkit.HeraldAssertions.assertThatRight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.ErrorKind;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import dev.herald.testkit.DeafPort;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.LoopbackTls;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.process.RealProxy;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpTrackerScript;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through proxies as they are installed on servers; where one is stopped, nothing leaves. */
class RealProxiesTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final HttpScript YES = HttpScript.always(HttpReply.ok("d8:intervali1800e5:peers0:e"));

    private final ScriptedHttpTracker http = ScriptedHttpTracker.open(YES);
    private final ScriptedHttpTracker https = ScriptedHttpTracker.openTls(LoopbackTls.LOOPBACK.server(), YES);
    private final ScriptedUdpTracker udp = ScriptedUdpTracker.open(
            UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.announced(Fixtures.response()))));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        http.close();
        https.close();
        udp.close();
    }

    @Test
    void microsocks_carries_connections_and_no_packets() throws IOException {
        carriesConnectionsOnly(RealProxy.microsocks(folder, "", ""));
    }

    @Test
    void microsocks_wants_to_know_us() throws IOException {
        carriesConnectionsOnly(RealProxy.microsocks(folder, "me", "secret"));
    }

    @Test
    void tinyproxy_carries_connections_and_no_packets() throws IOException {
        carriesConnectionsOnly(RealProxy.tinyproxy(folder));
    }

    private void carriesConnectionsOnly(RealProxy proxy) {
        try (proxy;
                Herald herald = within(proxy)) {
            assertThatRight(announce(herald, "http://localhost:" + http.port() + "/announce"));
            assertThatRight(announce(herald, "https://localhost:" + https.port() + "/announce"));
            assertThatLeft(announce(herald, "udp://localhost:" + udp.port() + "/announce"))
                    .hasKind(ErrorKind.BLOCKED);
        }
        assertThat(udp.requests()).isEmpty();
        nothingGoesAround(proxy);
    }

    @Test
    void dante_carries_packets_too() throws IOException {
        carriesPacketsToo(RealProxy.dante(folder));
    }

    @Test
    void dante_wants_to_know_us_for_packets_too() throws IOException {
        RealProxy proxy = RealProxy.danteForMembers(folder);
        String strangers = proxy.url().replaceFirst(":[^:@]*@", ":wrong@");
        try (Herald herald = within(strangers)) {
            for (String url : List.of(
                    "http://localhost:" + http.port() + "/announce", "udp://127.0.0.1:" + udp.port() + "/announce")) {
                assertThatLeft(announce(herald, url))
                        .hasKind(ErrorKind.UNREACHABLE)
                        .isAtStage(Stage.PROXY);
            }
        }
        assertThat(udp.requests()).isEmpty();
        carriesPacketsToo(proxy);
    }

    private void carriesPacketsToo(RealProxy proxy) {
        try (proxy;
                Herald herald = within(proxy)) {
            for (String host : List.of("localhost", "127.0.0.1")) {
                assertThatRight(announce(herald, "http://" + host + ":" + http.port() + "/announce"));
                assertThatRight(announce(herald, "https://" + host + ":" + https.port() + "/announce"));
                assertThatRight(announce(herald, "udp://" + host + ":" + udp.port() + "/announce"));
            }
        }
        assertThat(udp.requests()).isNotEmpty();
        nothingGoesAround(proxy);
    }

    @Test
    void a_tracker_of_an_exception_goes_direct_and_everybody_else_through_the_proxy() throws IOException {
        RealProxy proxy = RealProxy.dante(folder);
        List<String> looked = new CopyOnWriteArrayList<>();
        HeraldSettings settings = HeraldSettings.defaults()
                .withNetwork(NetworkScope.anywhere()
                        .withNames(name -> {
                            looked.add(name);
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        })
                        .withProxy(proxy.url())
                        .withTrustedCertificates(List.of(LoopbackTls.LOOPBACK.certificate()))
                        .withException("tracker.lan", NetworkScope::withoutProxy)
                        .withException("localhost:" + https.port(), NetworkScope::withoutProxy));
        List<String> direct = List.of(
                "http://tracker.lan:" + http.port() + "/announce",
                "https://localhost:" + https.port() + "/announce",
                "udp://tracker.lan:" + udp.port() + "/announce");
        List<String> proxied = List.of(
                "http://localhost:" + http.port() + "/announce",
                "https://127.0.0.1:" + https.port() + "/announce",
                "udp://localhost:" + udp.port() + "/announce");
        try (Herald herald = Herald.open(settings)) {
            try (proxy) {
                proxied.forEach(url -> assertThatRight(announce(herald, url)));
                assertThat(looked).isEmpty();
                direct.forEach(url -> assertThatRight(announce(herald, url)));
            }
            direct.forEach(url -> assertThatRight(announce(herald, url)));
        }
        looked.clear();
        int heard = heard();
        try (Herald herald = Herald.open(settings)) {
            proxied.forEach(url -> assertThatLeft(announce(herald, url))
                    .hasKind(ErrorKind.UNREACHABLE)
                    .isAtStage(Stage.PROXY));
        }
        assertThat(heard()).isEqualTo(heard);
        assertThat(looked).isEmpty();
    }

    @Test
    @DisplayName(
            "RFC 8305: a proxy whose IPv6 address leads nowhere is reached over IPv4, for connections and for packets")
    void the_addresses_of_a_proxy_race() throws IOException {
        try (RealProxy proxy = RealProxy.dante(folder);
                DeafPort silent =
                        DeafPort.openAt("::1", ProxyServer.of(proxy.url()).port());
                Herald herald = Herald.open(HeraldSettings.defaults()
                        .withNetwork(NetworkScope.anywhere()
                                .withNames(RealProxiesTest::proxyOnly)
                                .withProxy("socks5://proxy.test:" + silent.port())))) {
            assertThatRight(announce(herald, "http://localhost:" + http.port() + "/announce"));
            assertThatRight(announce(herald, "udp://localhost:" + udp.port() + "/announce"));
        }
    }

    private static InetAddress[] proxyOnly(String name) throws UnknownHostException {
        if (!name.equals("proxy.test")) {
            throw new UnknownHostException("names are the proxy's business");
        }
        return new InetAddress[] {InetAddress.getAllByName("::1")[0], InetAddress.getLoopbackAddress()};
    }

    /** The proxy is stopped. */
    private void nothingGoesAround(RealProxy stopped) {
        int heard = heard();
        try (Herald herald = within(stopped)) {
            for (String url : List.of(
                    "http://localhost:" + http.port() + "/announce",
                    "https://127.0.0.1:" + https.port() + "/announce",
                    "udp://127.0.0.1:" + udp.port() + "/announce")) {
                Either<TrackerError, AnnounceResponse> answer = announce(herald, url);
                if (answer.isLeft() && answer.getLeft().kind() != ErrorKind.BLOCKED) {
                    assertThatLeft(answer).hasKind(ErrorKind.UNREACHABLE).isAtStage(Stage.PROXY);
                } else {
                    assertThatLeft(answer).hasKind(ErrorKind.BLOCKED);
                }
            }
        }
        assertThat(heard()).isEqualTo(heard);
    }

    private int heard() {
        return http.connectionsOpened()
                + https.connectionsOpened()
                + udp.requests().size();
    }

    private static Herald within(RealProxy proxy) {
        return within(proxy.url());
    }

    private static Herald within(String proxy) {
        return Herald.open(HeraldSettings.defaults()
                .withNetwork(NetworkScope.anywhere()
                        .withNames(name -> {
                            throw new UnknownHostException("names are the proxy's business");
                        })
                        .withProxy(proxy)
                        .withTrustedCertificates(List.of(LoopbackTls.LOOPBACK.certificate()))));
    }

    private static Either<TrackerError, AnnounceResponse> announce(Herald herald, String url) {
        return herald.client()
                .announce(TrackerUrl.of(url), Fixtures.announce(), AMPLE)
                .orTimeout(60, TimeUnit.SECONDS)
                .join()
                .answer();
    }
}
