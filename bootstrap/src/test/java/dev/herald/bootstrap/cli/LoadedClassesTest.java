package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a verb does not need it does not load: start-up is most of what a short command does. */
class LoadedClassesTest {

    @TempDir
    Path folder;

    private static final String HTTP = "dev.herald.adapter.http.HttpTrackerAdapter";
    /** What does the work: some Java verifies by loading an interface or two as well. */
    private static final String HTTP_LIBRARY = "org.apache.hc.client5.http.impl.";

    private static final String UDP = "dev.herald.adapter.udp.UdpTrackerAdapter";
    private static final String UDP_SOCKET = "java.nio.channels.DatagramChannel";

    @Test
    void show_loads_no_adapter_to_trackers_and_opens_no_socket() throws Exception {
        assertThat(loadedBy("show", "http://t/announce", "udp://t:1/announce"))
                .contains("dev.herald.bootstrap.cli.ShowVerb")
                .noneMatch(name -> name.startsWith("dev.herald.adapter.udp.") || name.startsWith(HTTP_LIBRARY))
                .doesNotContain(HTTP, UDP_SOCKET, "java.net.DatagramSocket");
    }

    @Test
    void an_announce_over_udp_opens_nothing_for_http() throws Exception {
        assertThat(loadedBy("announce", "--timeout=1", "udp://127.0.0.1:1/announce"))
                .contains(UDP, UDP_SOCKET)
                .doesNotContain(HTTP)
                .noneMatch(name -> name.startsWith(HTTP_LIBRARY));
    }

    @Test
    void an_announce_over_http_opens_nothing_for_udp() throws Exception {
        assertThat(loadedBy("announce", "--timeout=1", "http://127.0.0.1:1/announce"))
                .contains(HTTP)
                .doesNotContain(UDP, UDP_SOCKET);
    }

    /** The classes that a process of its own loaded. */
    private List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(io.vavr.collection.Vector.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:class+load:file=" + log,
                                "-cp",
                                System.getProperty("java.class.path"),
                                HeraldCommand.class.getName())
                        .appendAll(io.vavr.collection.Vector.of(arguments))
                        .asJava())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log).stream()
                .map(line -> line.substring(line.lastIndexOf(']') + 1).strip().split(" ", 2)[0])
                .toList();
    }
}
