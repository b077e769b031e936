package dev.herald.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RFC 8305, section 5, on a clock of its own: who is tried when, and what becomes of the others. */
class RaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LEFT = Duration.ofSeconds(30);

    private final Track track = new Track();

    @Test
    void the_first_way_that_is_open_is_the_only_one_that_is_tried() {
        track.opens("a", 80);

        track.race(PATIENCE, LEFT, "a", "b");

        assertThat(track.timeline()).containsExactly("0 a tried", "80 a won");
    }

    @Test
    void one_that_is_silent_has_a_head_start_of_a_quarter_of_a_second_and_is_given_up_when_another_is_open() {
        track.opens("b", 40);

        track.race(PATIENCE, LEFT, "a", "b");

        assertThat(track.timeline())
                .containsExactly(
                        "0 a tried", "250 b tried", "290 a given up", "290 a fell back: Outrun[]", "290 b won");
    }

    @Test
    void the_first_may_still_win_after_the_second_began() {
        track.opens("a", 300);
        track.opens("b", 100);

        track.race(PATIENCE, LEFT, "a", "b");

        assertThat(track.timeline()).endsWith("300 a won");
    }

    @Test
    void where_one_failed_the_next_begins_at_once() {
        track.fails("a", 10, new NoRouteToHostException());
        track.fails("b", 10, new ConnectException());
        track.opens("c", 10);

        track.race(PATIENCE, LEFT, "a", "b", "c");

        assertThat(track.tries()).containsExactly("0 a tried", "10 b tried", "20 c tried");
        assertThat(track.timeline()).endsWith("30 c won");
    }

    @Test
    void a_failure_of_an_earlier_one_does_not_shorten_the_head_start_of_the_latest() {
        track.fails("a", 300, new ConnectException());

        track.race(PATIENCE, LEFT, "a", "b", "c");

        assertThat(track.tries()).containsExactly("0 a tried", "250 b tried", "500 c tried");
    }

    @Test
    void no_more_than_three_are_tried_at_once_and_the_one_silent_for_longest_gives_way_after_three_seconds() {
        track.opens("h", 5);

        track.race(PATIENCE, LEFT, "a", "b", "c", "d", "e", "f", "g", "h");

        assertThat(track.tries())
                .containsExactly(
                        "0 a tried",
                        "250 b tried",
                        "500 c tried",
                        "3000 d tried",
                        "3250 e tried",
                        "3500 f tried",
                        "6000 g tried",
                        "6250 h tried");
        assertThat(track.mostAtOnce).isEqualTo(3);
        assertThat(track.timeline()).contains("3000 a given up", "3000 a fell back: Silent[after=PT3S]");
        assertThat(track.timeline()).endsWith("6255 h won");
    }

    @Test
    void where_time_is_short_every_way_gets_its_share_of_it() {
        track.opens("d", 5);

        track.race(PATIENCE, Duration.ofSeconds(2), "a", "b", "c", "d");

        assertThat(track.tries()).endsWith("1000 d tried");
        assertThat(track.timeline()).endsWith("1005 d won");
    }

    @Test
    void each_is_given_up_when_patience_ends_and_the_last_ends_the_race() {
        track.race(Duration.ofSeconds(2), LEFT, "a", "b");

        assertThat(track.timeline())
                .containsExactly(
                        "0 a tried",
                        "250 b tried",
                        "2000 a given up",
                        "2000 a fell back: Silent[after=PT2S]",
                        "2250 b given up",
                        "2250 b fell back: Silent[after=PT2S]",
                        "2250 lost: Silent[after=PT2S]");
        assertThat(track.timers()).isZero();
    }

    @Test
    void one_way_alone_needs_no_timer_where_the_deadline_is_nearer() {
        track.race(PATIENCE, Duration.ofSeconds(5), "a");

        assertThat(track.timeline()).containsExactly("0 a tried");
        assertThat(track.timersEver).isZero();
    }

    @Test
    void of_all_reasons_the_one_that_says_most_is_told() {
        ConnectException refused = new ConnectException("refused");
        NoRouteToHostException noRoute = new NoRouteToHostException();
        IOException proxySaidNo = new IOException("the proxy said no");
        track.fails("refused", 10, refused);
        track.fails("noRoute", 10, noRoute);
        track.fails("proxy", 10, proxySaidNo);
        track.fails("bug", 10, new IllegalStateException("bug"));
        Duration brief = Duration.ofSeconds(1);

        assertThat(track.lostOver(brief, "noRoute", "refused")).isEqualTo(new Setback.Failed(refused));
        assertThat(track.lostOver(brief, "refused", "noRoute")).isEqualTo(new Setback.Failed(refused));
        assertThat(track.lostOver(brief, "noRoute", "silent")).isEqualTo(new Setback.Silent(brief));
        assertThat(track.lostOver(brief, "silent", "refused")).isEqualTo(new Setback.Failed(refused));
        assertThat(track.lostOver(brief, "refused", "proxy")).isEqualTo(new Setback.Failed(proxySaidNo));
        assertThat(track.lostOver(brief, "noWayOut", "noRoute")).isEqualTo(new Setback.Failed(noRoute));
        assertThat(track.lostOver(brief, "noWayOut")).isInstanceOf(Setback.NoWayOut.class);
        assertThat(track.lostOver(brief, "bug", "refused").weight()).isEqualTo(5);
    }

    @Test
    void a_way_that_the_scope_closes_is_never_connected_to_and_the_next_begins_at_once() {
        track.opens("b", 10);

        track.race(PATIENCE, LEFT, "noWayOut", "b");

        assertThat(track.timeline()).hasSize(3).endsWith("0 b tried", "10 b won");
    }

    @Test
    void what_opens_too_late_is_for_the_asker_to_close() {
        track.begin(PATIENCE, LEFT, "a", "b");
        track.advanceTo(1_000);

        assertThat(track.lanes.get("b").open("b")).isTrue();
        assertThat(track.lanes.get("a").open("a")).isFalse();
        track.lanes.get("a").failed(new ConnectException());
        assertThat(track.timeline()).endsWith("1000 b won").doesNotContain("1000 a won");
    }

    @Test
    void nothing_is_heard_of_a_race_that_is_given_up() {
        track.opens("b", 500);
        Race<String> race = track.begin(PATIENCE, LEFT, "a", "b", "c");
        track.advanceTo(300);

        race.cancel();
        track.advanceTo(20_000);

        assertThat(track.timeline()).containsExactly("0 a tried", "250 b tried", "300 a given up", "300 b given up");
        assertThat(track.timers()).isZero();
    }

    @Test
    void a_thousand_random_races_each_end_once_and_leave_nothing_behind() {
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            Track any = new Track();
            String[] ways = "abcdefgh".substring(0, 1 + random.nextInt(8)).split("");
            for (String way : ways) {
                switch (random.nextInt(3)) {
                    case 0 -> any.opens(way, random.nextInt(6_000));
                    case 1 -> any.fails(way, random.nextInt(6_000), new ConnectException());
                    default -> {} // silent
                }
            }
            any.race(Duration.ofSeconds(4), LEFT, ways);

            assertThat(any.timeline())
                    .as("seed %d", seed)
                    .filteredOn(line -> line.endsWith(" won") || line.contains(" lost: "))
                    .hasSize(1);
            assertThat(any.tries().stream().map(line -> line.substring(line.indexOf(" "))))
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(ways.length);
            assertThat(any.mostAtOnce).as("seed %d", seed).isLessThanOrEqualTo(3);
            assertThat(any.timers()).as("seed %d", seed).isZero();
            assertThat(any.running).as("seed %d", seed).isZero();
        }
    }

    /** A course whose time is virtual. What it knows nothing about keeps silent. */
    private static final class Track implements Race.Course<String> {

        private static final long FOR_EVER = Duration.ofDays(1).toMillis();

        private record Task(long due, int number, Runnable what) {}

        private record Fate(long after, Option<Exception> failure) {}

        private final Map<String, Fate> fates = new HashMap<>();
        private final Map<String, Race.Lane<String>> lanes = new HashMap<>();
        private final PriorityQueue<Task> tasks = new PriorityQueue<>(
                java.util.Comparator.comparingLong(Task::due).thenComparingInt(Task::number));
        private final List<String> lines = new ArrayList<>();
        private final List<Setback> verdicts = new ArrayList<>();
        private long now;
        private int numbers;
        private int timersEver;
        private int running;
        private int mostAtOnce;

        void opens(String way, long after) {
            fates.put(way, new Fate(after, Option.none()));
        }

        void fails(String way, long after, Exception failure) {
            fates.put(way, new Fate(after, Option.some(failure)));
        }

        Race<String> begin(Duration patience, Duration left, String... ways) {
            Race<String> race = new Race<>(Stream.of(ways).map(Track::way).toList(), patience, left, this);
            race.begin();
            return race;
        }

        void race(Duration patience, Duration left, String... ways) {
            begin(patience, left, ways);
            advanceTo(left.toMillis());
        }

        Setback lostOver(Duration patience, String... ways) {
            now = 0;
            race(patience, LEFT, ways);
            return verdicts.get(verdicts.size() - 1);
        }

        void advanceTo(long time) {
            while (!tasks.isEmpty() && tasks.peek().due() <= time) {
                Task next = tasks.remove();
                now = next.due();
                next.what().run();
            }
            now = Math.max(now, time);
        }

        List<String> timeline() {
            return lines;
        }

        List<String> tries() {
            return lines.stream().filter(line -> line.endsWith(" tried")).toList();
        }

        int timers() {
            return tasks.size();
        }

        private static Way way(String name) {
            InetSocketAddress place = new InetSocketAddress(InetAddress.getLoopbackAddress(), 6969);
            LocalSide from = name.equals("noWayOut") ? LocalSide.ofInterface("herald-none0") : new LocalSide.Anywhere();
            return new Way(place, InetSocketAddress.createUnresolved(name, 6969), Option.none(), from);
        }

        private static String name(Way way) {
            return way.tracker().getHostString();
        }

        private void note(String what) {
            lines.add(now + " " + what);
        }

        @Override
        public Runnable connect(Way way, Option<InetSocketAddress> from, int left, Race.Lane<String> lane) {
            String name = name(way);
            note(name + " tried");
            lanes.put(name, lane);
            running++;
            mostAtOnce = Math.max(mostAtOnce, running);
            Fate fate = fates.get(name);
            boolean[] ended = new boolean[1];
            Task end = later(fate == null ? FOR_EVER : fate.after(), () -> {
                running--;
                ended[0] = true;
                Option.of(fate).flatMap(Fate::failure).peek(lane::failed).onEmpty(() -> lane.open(name));
            });
            return () -> {
                if (!ended[0]) {
                    running--;
                    tasks.remove(end);
                    note(name + " given up");
                }
            };
        }

        @Override
        public Runnable after(Duration delay, Runnable task) {
            timersEver++;
            Task timer = later(delay.toMillis(), task);
            return () -> tasks.remove(timer);
        }

        private Task later(long delay, Runnable what) {
            Task task = new Task(now + delay, numbers++, what);
            tasks.add(task);
            return task;
        }

        @Override
        public void fellBack(Way way, Setback why) {
            note(name(way) + " fell back: " + why);
        }

        @Override
        public void won(String connection, Way way) {
            note(name(way) + " won");
        }

        @Override
        public void lost(Setback why) {
            verdicts.add(why);
            note("lost: " + why);
        }
    }
}
