package dev.herald.adapter.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.herald.domain.announce.AnnounceResponse;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import dev.herald.testkit.udp.ScriptedUdpTracker;
import dev.herald.testkit.udp.UdpTrackerScript;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that has no IPv6, which only a Java of its own can be made to believe: in many containers it is so. */
class WithoutIpv6Test {

    private static final String[] TRACKERS = {"udp://[::1]:6969/announce", "udp://[2001:db8::1]:6969/announce"};

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "IPV6-3, TIER-5: a tracker at an IPv6 address is unreachable there, and all others are reached as ever")
    void one_address_of_an_ip_version_that_is_not_there_ends_nothing_else() throws Exception {
        Path said = folder.resolve("said");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.net.preferIPv4Stack=true",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutIpv6Test.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            java.destroyForcibly();
        }

        assertThat(Files.readAllLines(said, StandardCharsets.UTF_8))
                .containsSequence(List.of(
                        "failed while connecting: the address cannot be used from here",
                        "failed while connecting: the address cannot be used from here",
                        "accepted"))
                .noneMatch(line -> line.contains("Exception"));
    }

    /** What happens in that Java. */
    public static void main(String[] nothing) throws Exception {
        try (ScriptedUdpTracker tracker = ScriptedUdpTracker.open(UdpTrackerScript.following(
                        TrackerScript.always(ScriptedAnswer.announced(Fixtures.response()))));
                UdpTrackerAdapter gateway = UdpTrackerAdapter.open(UdpOptions.usual())) {
            for (String url : TRACKERS) {
                System.out.println(words(gateway, TrackerUrl.of(url)));
            }
            System.out.println(words(gateway, tracker.url()));
        }
    }

    private static String words(UdpTrackerAdapter gateway, TrackerUrl tracker) throws Exception {
        Either<TrackerError, AnnounceResponse> answer = gateway.announce(
                        tracker, Fixtures.announce(), Duration.ofSeconds(20))
                .get(30, TimeUnit.SECONDS);
        return answer.fold(TrackerError::message, yes -> "accepted");
    }
}
