package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.port.Scheduler;
import dev.herald.bootstrap.Herald;
import dev.herald.bootstrap.cli.check.Family;
import dev.herald.network.AddressFamilies;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The ways to trackers: a client for each IP version, or one where a proxy decides on that. Owns the clients. */
final class CheckWays implements AutoCloseable {

    private final CheckPlan plan;
    private final Scheduler clock;
    private final RandomGenerator random;
    private final List<Herald> clients = new ArrayList<>();
    private final AtomicInteger unheard = new AtomicInteger();
    private Map<Option<Family>, RouteCheck> routes = LinkedHashMap.empty();

    private CheckWays(CheckPlan plan, Scheduler clock, RandomGenerator random) {
        this.plan = plan;
        this.clock = clock;
        this.random = random;
    }

    static CheckWays open(NetworkOptions network, CheckPlan plan, Scheduler clock, RandomGenerator random) {
        CheckWays ways = new CheckWays(plan, clock, random);
        if (network.isProxied()) {
            ways.add(network, Option.none(), network.families());
            return ways;
        }
        for (Family family : Family.values()) {
            if (family.isIn(network.families())) {
                ways.add(network, Option.some(family), family.only());
            }
        }
        return ways;
    }

    private void add(NetworkOptions network, Option<Family> family, AddressFamilies over) {
        Herald herald = network.open(settings -> settings.withFamilies(over));
        clients.add(herald);
        Farewells farewells = new Farewells(herald.client(), plan.timeout(), this::unheard);
        routes = routes.put(family, new RouteCheck(herald.client(), farewells, clock, plan, random));
    }

    private void unheard(AnnounceOutcome farewell) {
        unheard.incrementAndGet();
    }

    Map<Option<Family>, RouteCheck> routes() {
        return routes;
    }

    /** How many trackers may not know that we stopped. */
    int unheard() {
        return unheard.get();
    }

    /** Says what farewells are still owed, for {@code budget} at most each way. */
    void sayFarewells(Duration budget) throws InterruptedException {
        for (RouteCheck route : routes.values()) {
            unheard.addAndGet(route.farewells().sayAll(budget));
        }
    }

    @Override
    public void close() {
        clients.forEach(Herald::close);
    }
}
