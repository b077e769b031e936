package dev.herald.bootstrap.cli;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.SystemScheduler;
import dev.herald.bootstrap.cli.output.DemoText;
import dev.herald.bootstrap.cli.output.JsonLines;
import dev.herald.bootstrap.cli.output.Secrecy;
import dev.herald.bootstrap.cli.output.Views;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.embedded.EmbeddedTracker;
import dev.herald.embedded.EmbeddedTrackerOptions;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what Herald does, on a tracker of its own. */
@Command(
        name = "demo",
        description =
                "Starts the embedded tracker on loopback, lets simulated peers come and go over HTTP, UDP and WebSocket, shows"
                        + " what the tracker tells them, then lets a tracker die and come back, and ends by itself within seconds.",
        footerHeading = Verb.EXAMPLES,
        footer = "  herald demo")
final class DemoVerb extends Verb {

    /** Slow enough to follow, where somebody watches. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    @Option(names = "--json", description = "Print every announce and scrape as JSON Lines.")
    private boolean json;

    DemoVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws InterruptedException {
        RandomGenerator random = new SecureRandom();
        InfoHash swarm = RandomSwarm.from(random);
        try (SystemScheduler time = new SystemScheduler();
                EmbeddedTracker tracker =
                        EmbeddedTracker.open(EmbeddedTrackerOptions.defaults(), Bencode.codec(), time);
                Herald herald = Herald.open()) {
            List<TrackerUrl> doors =
                    List.of(tracker.announceUrl(), tracker.udpAnnounceUrl(), tracker.webSocketAnnounceUrl());
            DemoSwarm demo = new DemoSwarm(herald.client(), doors, swarm, random);
            Pace pace = new Pace(time, console.outIsTerminal() ? PAUSE : Duration.ZERO);
            int code = play(demo, pace, doors, swarm.hex());
            if (code == ExitCode.OK) {
                play(new DemoFailover(herald.client(), time, swarm, random), pace);
            }
            return code;
        } catch (UncheckedIOException cannotListen) {
            console.say("cannot start a tracker on loopback: " + cannotListen.getMessage()
                    + "; is the loopback interface up?");
            return ExitCode.FAILED;
        }
    }

    private int play(DemoSwarm demo, Pace pace, List<TrackerUrl> doors, String swarm) throws InterruptedException {
        Views views = new Views(Secrecy.MASKED);
        JsonLines lines = new JsonLines(console.out());
        DemoText text = new DemoText(console.out(), console.style(), columns());
        if (!json) {
            text.begin(doors.stream().map(TrackerUrl::toString).toList(), swarm);
        }
        for (DemoSwarm.Scene scene : DemoSwarm.SCENES) {
            DemoSwarm.Act act = demo.play(scene);
            if (act.failure().isDefined()) {
                console.say("the demo failed: " + act.failure().get().message() + "; --debug says more");
                return ExitCode.FAILED;
            }
            if (json) {
                lines.print(views.announce(act.announce()));
                act.counts().peek(counts -> lines.print(views.scrape(counts)));
            } else {
                text.print(
                        scene.peer(),
                        views.announce(act.announce()),
                        act.counts().map(views::scrape));
            }
            pace.pause();
        }
        if (!json) {
            text.end(DemoSwarm.SCENES.size());
        }
        return ExitCode.OK;
    }

    private int columns() {
        return console.outIsTerminal() ? console.terminalSize().get().columns() : 0;
    }

    private void play(DemoFailover failover, Pace pace) throws InterruptedException {
        Views views = new Views(Secrecy.MASKED);
        JsonLines lines = new JsonLines(console.out());
        DemoText text = new DemoText(console.out(), console.style(), columns());
        failover.play((happening, outcomes) -> {
            if (json) {
                outcomes.map(views::announce).forEach(lines::print);
            } else {
                text.failover(happening, outcomes.map(views::announce).asJava());
            }
            pace.pause();
            pace.pause();
        });
        if (!json) {
            text.advice();
        }
    }
}
