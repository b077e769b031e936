package dev.herald.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real sessions over days, with everything that happens to them: no {@link Rule} is broken, whatever trackers, networks and users do.
 *
 * <p>{@code -Dherald.simulation.minutes=120} goes on with random seeds for two hours; what fails names its seed, which belongs into
 * the lists below then.
 */
class SimulationTest {

    private static final Scale STORMY_DAYS = new Scale(20, 150, Duration.ofDays(2), Weather.STORMY);
    private static final Scale CROWDED_HOURS =
            new Scale(40, 2_000, Duration.ofHours(4), Weather.STORMY.withoutOutages());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void sessions_keep_to_the_rules_in_any_weather(long seed) {
        assertThat(new Simulation(seed, STORMY_DAYS).run()).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(longs = 1)
    void thousands_of_sessions_keep_to_the_rules(long seed) {
        assertThat(new Simulation(seed, CROWDED_HOURS).run()).isGreaterThan(10_000);
    }

    @Test
    void the_same_seed_replays_the_same_days() {
        Scale scale = new Scale(8, 20, Duration.ofDays(1), Weather.STORMY);

        assertThat(new Simulation(11, scale).run()).isEqualTo(new Simulation(11, scale).run());
    }

    @Test
    void whatever_goes_wrong_names_its_seed() {
        Simulation simulation = new Simulation(77, new Scale(1, 1, Duration.ofDays(1), Weather.CALM));
        simulation.time().schedule(Duration.ofHours(1), () -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(simulation::run)
                .hasMessageContainingAll("seed 77", "PT1H")
                .hasRootCauseMessage("a bug");
    }

    @Test
    void one_seed_more_and_random_ones_for_as_long_as_somebody_wishes() {
        Duration wished = Duration.ofMinutes(Long.getLong("herald.simulation.minutes", 0));
        long begun = System.nanoTime();
        SplittableRandom seeds = new SplittableRandom(begun);

        long seed = 113;
        do {
            new Simulation(seed, STORMY_DAYS).run();
            seed = seeds.nextLong();
        } while (System.nanoTime() - begun < wished.toNanos());
    }
}
