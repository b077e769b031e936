package dev.herald.archunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/bounds.md} and the code say the same. */
@Timeout(300) // reading classes takes seconds, on a busy machine a minute
class BoundsTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| ([0-9,]+) \\| `([a-z0-9.]+[A-Za-z0-9_.]+)` \\|");

    /** The names by which bounds go in this house. */
    private static final Pattern BOUND = Pattern.compile("(LONGEST|MOST|LARGEST|DEEPEST)(_.*)?");

    /** Bounds of what we do ourselves, whatever strangers send. */
    private static final Set<String> OUR_OWN = Set.of(
            "adapter.udp.RoundTrip.LONGEST",
            "adapter.udp.UrlData.LONGEST_OPTION",
            "adapter.websocket.Backoff.LONGEST_MILLIS",
            "adapter.websocket.Reintroduction.MOST_TICKS",
            "application.dispatch.BackOff.LONGEST_MILLIS",
            "application.dispatch.Outage.LONGEST_PAUSE_MILLIS",
            "application.dispatch.Pace.LONGEST_SPREAD_MILLIS",
            "application.dispatch.Scouts.MOST",
            "application.scrape.RoundTiming.LONGEST_MILLIS",
            "application.session.SharedTiers.MOST",
            "domain.tracker.UrlMask.MOST_PASSES",
            "network.Distrust.DEEPEST_CAUSE",
            "network.TlsTrouble.DEEPEST_CAUSE");

    private static House house;
    private static List<Row> rows;

    /** A line of a table. */
    record Row(String what, long bound, String path) {
        static Row of(MatchResult line) {
            return new Row(line.group(1), Long.parseLong(line.group(2).replace(",", "")), line.group(3));
        }

        @Override
        public String toString() {
            return what + ": " + path;
        }
    }

    @BeforeAll
    static void read() throws Exception {
        house = House.standing();
        rows = rowsOf(Files.readString(house.root().resolve("docs/bounds.md")));
    }

    private static List<Row> rowsOf(String page) {
        return ROW.matcher(page).results().map(Row::of).toList();
    }

    static List<Row> rows() throws Exception {
        read();
        return rows;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void the_page_says_what_the_code_does(Row row) throws Exception {
        assertThat(valueOf(row.path())).isEqualTo(row.bound());
    }

    @Test
    void no_line_of_a_table_is_overlooked() throws IOException {
        long lines = Files.readAllLines(house.root().resolve("docs/bounds.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
                .count();

        assertThat(rows).hasSize((int) lines);
    }

    @Test
    void no_bound_is_missing_from_the_page() {
        Set<String> bounds = house.mainClasses().stream()
                .filter(type ->
                        type.getPackageName().matches("dev\\.herald\\.(domain|application|adapter|network)(\\..*)?"))
                .flatMap(type -> type.getFields().stream())
                .filter(BoundsTest::isBound)
                .map(field -> field.getFullName().substring(House.BASE.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        bounds.removeAll(OUR_OWN);

        assertThat(rows.stream().map(Row::path)).containsAll(bounds);
    }

    private static boolean isBound(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                && field.getRawType().isPrimitive()
                && BOUND.matcher(field.getName()).matches();
    }

    @Test
    void a_page_that_is_wrong_is_found_out() throws Exception {
        Row wrong = rowsOf("| bytes | 1,001 | `domain.error.PrintableText.LONGEST` | because |")
                .get(0);

        assertThat(valueOf(wrong.path())).isNotEqualTo(wrong.bound());
        assertThatThrownBy(() -> valueOf("domain.error.PrintableText.GONE")).isInstanceOf(NoSuchFieldException.class);
    }

    /** The value of a static field, or what its methods answer that are named behind it. */
    private static long valueOf(String path) throws Exception {
        String[] names = path.split("\\.", -1);
        int field = 0;
        while (!Character.isUpperCase(names[field].charAt(0))) {
            field++;
        }
        String type = House.BASE + "." + String.join(".", List.of(names).subList(0, field + 1));
        Field constant = Class.forName(type).getDeclaredField(names[field + 1]);
        constant.setAccessible(true);
        Object value = constant.get(null);
        for (String name : List.of(names).subList(field + 2, names.length)) {
            Method method = value.getClass().getDeclaredMethod(name);
            method.setAccessible(true);
            value = method.invoke(value);
        }
        return value instanceof Duration time ? time.toSeconds() : ((Number) value).longValue();
    }
}
