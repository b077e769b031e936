package dev.herald.bootstrap.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Network namespaces with a tracker, a resolver and a proxy on one side, which is what scenarios are to stay in, and on the other side
 * a decoy that has the addresses of all of them and more. A scenario brings a client, with a cable to either side and a default route
 * to the decoy. The proxy has a cable of its own to a tracker that nobody else can reach.
 *
 * <p>Names carry the number of this process, so that several worlds can be there at once, and all of it goes when this one is closed.
 */
final class LabWorld implements AutoCloseable {

    static final String TRACKER = "10.71.1.2";
    static final String TRACKER_IPV6 = "fd71:1:0:0:0:0:0:2";
    static final String RESOLVER = "10.71.1.3";
    static final String PROXY = "10.71.1.4";
    static final String BEHIND_PROXY = "10.71.3.2";
    static final String DECOY = "10.71.2.2";
    static final String DECOY_IPV6 = "fd71:2:0:0:0:0:0:2";

    private final LabCables cables =
            new LabCables("hl-" + Long.toString(ProcessHandle.current().pid(), 36) + "-");
    private final Path folder;
    private final List<Actor> open = new ArrayList<>();
    private final Thread ending = new Thread(this::takeDown);
    private int scenarios;
    private final Actor tracker;
    private final Actor resolver;
    private final Actor decoy;

    /** Builds it; the test is skipped where that takes more than we are allowed, though not in CI. */
    LabWorld(Path folder) {
        this.folder = folder;
        wants(Shell.succeeds("command -v tcpdump"), "tcpdump");
        wants(cables.begin(), "network namespaces, which take root and iproute2");
        Runtime.getRuntime().addShutdownHook(ending);
        cables.lay();
        tracker = start("tracker", LabTracker.class);
        decoy = start("decoy", LabTracker.class);
        resolver = start("resolver", LabResolver.class);
        List.of(tracker, decoy, resolver).forEach(actor -> actor.await("ready"::equals));
    }

    static void wants(boolean isThere, String what) {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(isThere).as("the lab wants " + what).isTrue();
        }
        assertThat(isThere).as("the lab wants " + what).isTrue();
    }

    private Actor start(String role, Class<?> main) {
        return keep(Actor.java(cables.namespace(role), main));
    }

    /** Sees to its end. */
    Actor keep(Actor actor) {
        open.add(actor);
        return actor;
    }

    /** A fresh client, which takes the place of the one before. */
    String newClient(Machine machine) {
        if (scenarios > 0) {
            cables.remove("client" + scenarios); // where the one before could not do it
        }
        scenarios++;
        return cables.client(scenarios, machine);
    }

    /** The number of the latest client. */
    int client() {
        return scenarios;
    }

    /** Takes a client away, with its cables. */
    void remove(int client) {
        cables.remove("client" + client);
    }

    Path folder() {
        return folder;
    }

    String decoyNamespace() {
        return cables.namespace("decoy");
    }

    String proxyNamespace() {
        return cables.namespace("proxy");
    }

    /** What the tracker in the scope has heard, request by request. */
    List<String> heardByTracker() {
        return tracker.said();
    }

    /** Lets the tracker's answers to an address go nowhere. */
    void ignore(String address) {
        Shell.run("ip -n %s route add blackhole %s/32".formatted(cables.namespace("tracker"), address));
    }

    /** Waits until the tracker has heard something. */
    void awaitHeard(BooleanSupplier something) {
        tracker.await(line -> something.getAsBoolean());
    }

    /** How often somebody at an address has opened a connection to the tracker that speaks WebSocket. */
    int meetings(String address) {
        return Collections.frequency(tracker.said(), "met ws " + address);
    }

    /** Waits until somebody at an address has asked the resolver for a name. */
    void awaitAsked(String address, String name) {
        resolver.await(line -> line.startsWith("asked " + address + " " + name + " "));
    }

    /** Waits until the decoy has heard something. */
    void awaitDecoy(BooleanSupplier something) {
        decoy.await(line -> something.getAsBoolean());
    }

    /** What the decoy has heard. */
    List<String> heardByDecoy() {
        return decoy.said();
    }

    @Override
    public void close() {
        takeDown();
        Runtime.getRuntime().removeShutdownHook(ending);
    }

    private synchronized void takeDown() {
        open.forEach(Actor::kill);
        for (int scenario = 1; scenario <= scenarios; scenario++) {
            cables.takeAway("client" + scenario);
        }
        for (String role : List.of("tracker", "resolver", "proxy", "decoy", "net")) {
            cables.takeAway(role);
        }
    }
}
