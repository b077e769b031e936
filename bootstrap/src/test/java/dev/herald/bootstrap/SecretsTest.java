package dev.herald.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.adapter.http.HttpOptions;
import dev.herald.adapter.udp.UdpOptions;
import dev.herald.application.client.AnnounceOptions;
import dev.herald.application.session.SessionObserver;
import dev.herald.application.session.SessionOptions;
import dev.herald.application.session.TrackerSession;
import dev.herald.application.session.TrackerStatus;
import dev.herald.domain.announce.AnnounceEvent;
import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.peer.PeerList;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.torrent.MagnetLink;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.Tier;
import dev.herald.domain.tracker.TierPolicy;
import dev.herald.domain.tracker.TrackerTiers;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import dev.herald.network.NetworkScope;
import dev.herald.network.ProxyServer;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.PlantedSecrets;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpTrackerScript;
import dev.herald.testkit.websocket.ScriptedWebSocketTracker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Secrets are planted in everything of the library's that can hold one; then everything it says is searched for them, and printed, so that
 * the build's own search has something to look at.
 */
class SecretsTest {

    private static final String PROXY = "http://" + PlantedSecrets.USER + ":" + PlantedSecrets.PASSWORD + "@127.0.0.1:";

    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

    private void say(Object what) {
        said.add(String.valueOf(what));
    }

    @AfterEach
    void nobody_told() {
        String all = String.join("\n", said);
        System.out.println(all);
        assertThat(all).isNotBlank();
        for (String secret : PlantedSecrets.all()) {
            assertThat(all.contains(secret)).as("a secret that was told").isFalse();
        }
    }

    @Test
    void values_do_not_print_what_they_hold() {
        TrackerUrl url = PlantedSecrets.url("http", "t.example:6969");
        Torrent torrent = Torrent.of(Fixtures.IH1, TrackerTiers.of(Tier.of(url)));
        say(url);
        say(url.normalised());
        say(url.scrapeUrl());
        say(torrent);
        say(torrent.tiers());
        say(TierPolicy.BEP12.lanes(torrent.tiers()));
        say(MagnetLink.parse("magnet:?xt=urn:btih:" + Fixtures.IH1.hex() + "&tr=" + url.reveal()));
        say(TrackerUrl.parse(url.reveal().replace(":6969", ":0")));
        say(TrackerUrl.parse("ftp" + url.reveal()));
        say(new TrackerError.Exhausted(io.vavr.collection.Vector.of(
                new dev.herald.domain.error.FailedAttempt(url, TrackerError.Refused.of("no", RetryAdvice.UNSTATED)))));
        say(AnnounceOptions.started(Fixtures.CLIENT1));
        say(SessionOptions.of(Fixtures.CLIENT1));
    }

    @Test
    void options_do_not_print_the_users_of_proxies() {
        ProxyServer proxy = ProxyServer.of(PROXY + "8080");
        say(proxy);
        say(ProxyServer.parse(PROXY + "none"));
        say(HeraldSettings.defaults().withProxy(proxy));
        say(NetworkScope.anywhere().withProxy(proxy));
        say(HttpOptions.of(Bencode.codec()).withNetwork(NetworkScope.anywhere().withProxy(proxy)));
        say(UdpOptions.usual().withNetwork(NetworkScope.anywhere().withProxy(proxy)));
    }

    @Test
    void sessions_events_and_threads_tell_of_trackers_without_their_secrets() throws Exception {
        String reason =
                "passkey " + PlantedSecrets.TOKEN + " of " + PlantedSecrets.USER + " at /" + PlantedSecrets.PASSKEY;
        try (SystemScheduler time = new SystemScheduler();
                EmbeddedTracker good = EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time);
                ScriptedHttpTracker refusing = ScriptedHttpTracker.open(
                        HttpScript.always(HttpReply.ok("d14:failure reason" + reason.length() + ":" + reason + "e")));
                ScriptedUdpTracker refusingOverUdp = ScriptedUdpTracker.open(
                        UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.refused(reason))));
                ScriptedWebSocketTracker refusingOverWebSocket = ScriptedWebSocketTracker.open(
                        (message, client) -> client.text("{\"failure reason\":\"" + reason + "\"}"));
                Herald herald = Herald.open()) {
            List<TrackerUrl> trackers = List.of(
                    url(good.announceUrl()),
                    url(refusing.url()),
                    url(refusingOverUdp.url()),
                    url(refusingOverWebSocket.url()),
                    url(ScriptedHttpTracker.nobody()));
            for (TrackerUrl tracker : trackers) {
                say(herald.client()
                        .announce(tracker, Fixtures.announce(), Duration.ofSeconds(20))
                        .get(30, TimeUnit.SECONDS));
                say(herald.client()
                        .blocking()
                        .announce(
                                Torrent.of(Fixtures.IH1, TrackerTiers.of(Tier.of(tracker))),
                                AnnounceOptions.started(Fixtures.CLIENT1)));
            }
            TrackerSession session = herald.client()
                    .open(
                            Torrent.of(Fixtures.IH2, TrackerTiers.ofEach(trackers)),
                            SessionOptions.of(Fixtures.CLIENT1)
                                    .with(TierPolicy.EVERYWHERE)
                                    .observedBy(Runnable::run, new Listener()));
            Thread.getAllStackTraces().keySet().forEach(thread -> say(thread.getName()));
            say(session);
            say(session.status());
            say(session.stop(Duration.ofSeconds(5)).get(30, TimeUnit.SECONDS));
        }
    }

    private static TrackerUrl url(TrackerUrl tracker) {
        return PlantedSecrets.url(tracker.scheme().label(), tracker.host() + ":" + tracker.port());
    }

    /** Says everything it hears. */
    private final class Listener implements SessionObserver {
        @Override
        public void peers(TrackerUrl tracker, InfoHash swarm, PeerList peers) {
            say(tracker + " " + peers);
        }

        @Override
        public void asked(TrackerStatus status, AnnounceEvent event) {
            say(status);
        }

        @Override
        public void answered(TrackerStatus status, AnnounceEvent event, AnnounceResponse response) {
            say(status + " " + response);
        }

        @Override
        public void failed(TrackerStatus status, AnnounceEvent event, TrackerError error) {
            say(status + " " + error + " " + error.message());
        }

        @Override
        public void turnedAway(TrackerStatus status, TrackerError because) {
            say(status + " " + because);
        }
    }
}
