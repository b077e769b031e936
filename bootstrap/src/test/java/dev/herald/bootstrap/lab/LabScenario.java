package dev.herald.bootstrap.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What happens to one client, from its birth in a namespace of its own to its end. All packets on all its interfaces, and on the
 * decoy's, are captured meanwhile and judged by {@link #end}.
 */
final class LabScenario implements AutoCloseable {

    /** Long enough for what the kernel sends again by itself: segments after a fifth of a second, connects after one. */
    private static final long AFTERMATH_MILLIS = 1_200;

    private static final long UNDER_WAY_MILLIS = 2_000;

    private final LabWorld world;
    private final LabTable table;
    private final Machine machine;
    private final String title;
    private final Set<String> allowed;
    private final String namespace;
    private final String address;
    private final int number;
    private final Capture capture;
    private final Capture decoy;
    private final LabInterview client;
    private final Actor stranger;
    private final List<String> surprises = new ArrayList<>();

    private LabScenario(LabWorld world, LabTable table, Machine machine, String title, Set<String> allowed) {
        this.world = world;
        this.table = table;
        this.machine = machine;
        this.title = title;
        this.allowed = allowed;
        this.namespace = world.newClient(machine);
        this.number = world.client();
        this.address = LabCables.address(number);
        this.client = new LabInterview(Actor.java(namespace, LabClient.class));
        this.stranger = Actor.java(namespace, LabClient.class);
        String file = namespace.substring(namespace.lastIndexOf('-') + 1);
        this.capture = Capture.of(namespace, world.folder().resolve(file + ".pcap"));
        this.decoy = Capture.of(world.decoyNamespace(), world.folder().resolve(file + "-decoy.pcap"));
    }

    /** {@code scope} in the words of {@link LabClient}, with ADDRESS for the client's own; {@code allowed}: whom it may talk to. */
    static LabScenario begin(
            LabWorld world, LabTable table, Machine machine, String title, String scope, Set<String> allowed) {
        LabScenario scenario = new LabScenario(world, table, machine, title, allowed);
        scenario.open("scoped", scope.replace("ADDRESS", scenario.address()));
        return scenario;
    }

    /** Opens another Herald in the same process. */
    void open(String name, String scope) {
        client.open(name, scope);
    }

    /** The client's address in the scope. */
    String address() {
        return address;
    }

    /** Lines of shell, where {@code ip} is the client's, and {@code ADDRESS} and {@code IPV6} are those that it may have in the scope. */
    void happens(String lines) {
        Shell.run(Shell.inside(
                namespace, lines.replace("ADDRESS", address).replace("IPV6", LabCables.ipv6Address(number))));
    }

    /** Announces, and has the outcome later. */
    String ask(String url, long millis) {
        return ask("scoped", url, millis);
    }

    String ask(String herald, String url, long millis) {
        return client.ask(herald, url, millis);
    }

    /** What came of it: {@code ok}, or what went wrong. */
    String outcome(String id) {
        return client.outcome(id);
    }

    /** Announces until that succeeds: after a change nobody knows how long the system takes. */
    void comesBack(String url) {
        String last = "";
        for (int time = 0; time < 15; time++) {
            last = outcome(ask(url, 2_000));
            if (last.equals("ok")) {
                return;
            }
            goesOnFor(200);
        }
        surprises.add(url + " is not reached any more: " + last);
    }

    /** The tracker is reached, and hears of it. */
    void isHeard(String... urls) {
        isHeardOf("scoped", urls);
    }

    /** The tracker hears of it from another Herald of the same process. */
    void isHeardOf(String herald, String... urls) {
        for (String url : urls) {
            long before = heard(world.heardByTracker(), url);
            String outcome = outcome(ask(herald, url, 20_000));
            if (outcome.equals("ok")) {
                world.awaitHeard(() -> heard(world.heardByTracker(), url) > before);
            } else {
                surprises.add(url + " was to be heard by the tracker: " + outcome);
            }
        }
    }

    /** Announces that are not answered soon, and have been heard when this method returns. */
    void isUnderWay(String... urls) {
        for (String url : urls) {
            long before = heard(world.heardByTracker(), url);
            ask(url, UNDER_WAY_MILLIS);
            world.awaitHeard(() -> heard(world.heardByTracker(), url) > before);
        }
    }

    /** The announce fails in one of these ways. */
    void fails(String url, long millis, String... ways) {
        failsOf("scoped", url, millis, ways);
    }

    /** The announce of another Herald of the same process fails in one of these ways. */
    void failsOf(String herald, String url, long millis, String... ways) {
        String outcome = outcome(ask(herald, url, millis));
        if (Stream.of(ways).noneMatch(outcome::startsWith)) {
            surprises.add(url + " was to fail like " + String.join(" or ", ways) + ": " + outcome);
        }
    }

    /** Waits until so many connects to a port have left. */
    void connects(int port, int times) {
        long sent = 0;
        for (int look = 0; look < 200 && sent < times; look++) {
            sent = capture.packets().stream()
                    .filter(packet -> packet.flags().equals("SYN") && packet.remotePort() == port)
                    .count();
        }
        assertThat(sent).as("connects to port " + port).isGreaterThanOrEqualTo(times);
    }

    /** The tracker hears the client from now on, and does not answer. */
    void isIgnored() {
        world.ignore(address);
    }

    void goesOnFor(long millis) {
        capture.listenFor(millis);
    }

    private static long heard(List<String> said, String url) {
        String what = "heard " + url.replaceFirst(":.*", "") + " ";
        return said.stream().filter(line -> line.startsWith(what)).count();
    }

    /**
     * The end of the client, whatever it has open, and the verdict: nothing has left the scope; and a Herald without one, in the same
     * place, is heard by the decoy at {@code leaking}.
     */
    void end(String... leaking) {
        client.hearOut();
        assertThat(Judgement.of(capture.packets(), allowed).farewells())
                .as("what Herald closes says so inside the scope or nowhere: " + title)
                .isEmpty();
        client.close("scoped");
        goesOnFor(AFTERMATH_MILLIS);
        client.kill();
        goesOnFor(AFTERMATH_MILLIS / 3);
        List<Packet> atDecoy = decoy.packets().stream()
                .filter(packet -> !packet.outgoing() && !packet.protocol().isHousekeeping())
                .toList();
        Judgement judgement = Judgement.of(capture.packets(), allowed);
        table.add(machine, title, judgement, client.outcomes());
        assertThat(judgement.outside())
                .as("packets outside the scope: " + title)
                .isEmpty();
        if (machine == Machine.WITH_RULES) {
            assertThat(judgement.systems())
                    .as("packets of the system outside the scope: " + title)
                    .isEmpty();
        }
        assertThat(judgement.farewells())
                .extracting(Packet::connection)
                .as("what cannot be closed unheard says so once: " + title)
                .doesNotHaveDuplicates();
        assertThat(atDecoy)
                .as("packets at the decoy: " + title)
                .hasSizeLessThanOrEqualTo(judgement.leavingBySystem().size());
        assertThat(surprises).as(title).isEmpty();
        stranger.tell("open free");
        for (String url : leaking) {
            int before = world.heardByDecoy().size();
            stranger.tell("ask free " + url + " 20000 " + url);
            world.awaitDecoy(() -> world.heardByDecoy().size() > before);
        }
    }

    @Override
    public void close() {
        client.kill();
        stranger.kill();
        capture.close();
        decoy.close();
        world.remove(number);
    }
}
