package dev.herald.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.herald.testkit.http.HttpReply;
import dev.herald.testkit.http.HttpScript;
import dev.herald.testkit.http.ScriptedHttpTracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The page of a check, looked at in Chromium. Its pictures stay in {@code target/check-page}. */
@Timeout(180)
class CheckPageInBrowserTest {

    private static final Path PICTURES = Path.of("target", "check-page");

    /** Ends a script, a cell and an attribute, and runs where any of them can be ended. */
    private static final String OWNED =
            "</script></td>\"'><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

    /** Chromium may still write to its profile when it is over. */
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    private final ScriptedHttpTracker well = ScriptedHttpTracker.open(CheckVerbTest.well());
    private final ScriptedHttpTracker refusing =
            ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("d14:failure reason12:members onlye")));
    private final ScriptedHttpTracker hostile = ScriptedHttpTracker.open(
            HttpScript.always(HttpReply.ok("d14:failure reason" + OWNED.length() + ":" + OWNED + "e")));
    private final ScriptedHttpTracker garbage = ScriptedHttpTracker.open(HttpScript.always(HttpReply.ok("<html>")));
    private Path page = Path.of("");

    @BeforeEach
    void check() {
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(Browser.isInstalled()).as("Chromium is installed").isTrue();
        }
        page = folder.resolve("page.html");
        CommandRun.herald(
                "check",
                "--html",
                page.toString(),
                well.url().toString(),
                well.url("/other/announce").toString(),
                refusing.url().toString(),
                hostile.url().toString(),
                garbage.url().toString(),
                ScriptedHttpTracker.nobody().toString());
    }

    @AfterEach
    void close() {
        well.close();
        refusing.close();
        hostile.close();
        garbage.close();
    }

    private static void keep(String name, byte[] picture) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name), picture);
    }

    private static List<String> column(Browser browser, int column) throws Exception {
        String texts =
                browser.eval("[...document.querySelectorAll('#trackers tbody tr:not([hidden])')].map(row => row.cells["
                        + column + "].dataset.value ?? row.cells[" + column + "].textContent).join('\\n')");
        return List.of(texts.split("\n", -1));
    }

    private static void click(Browser browser, String heading) throws Exception {
        browser.eval("[...document.querySelectorAll('#trackers thead button')].find(button => button.textContent === '"
                + heading + "').click()");
    }

    /** From 0, black, to 255. */
    private static int brightness(Browser browser) throws Exception {
        String colour = browser.eval("getComputedStyle(document.documentElement).backgroundColor === 'rgba(0, 0, 0, 0)'"
                + " ? getComputedStyle(document.body).backgroundColor"
                + " : getComputedStyle(document.documentElement).backgroundColor");
        return Stream.of(colour.replaceAll("[^0-9,]", "").split(","))
                        .limit(3)
                        .mapToInt(Integer::parseInt)
                        .sum()
                / 3;
    }

    @Test
    void is_light_by_day_dark_by_night_sorted_at_a_click_and_asks_no_network_for_anything() throws Exception {
        try (Browser browser = Browser.start(folder.resolve("profile"))) {
            browser.open(page, "light", 1_200, 800);
            assertThat(brightness(browser)).isGreaterThan(200);
            keep("light.png", browser.picture());
            assertThat(browser.eval("document.title")).isNotEqualTo("owned");
            assertThat(browser.eval("document.querySelectorAll('#trackers img, #trackers script').length"))
                    .isEqualTo("0");
            assertThat(browser.eval("document.getElementById('trackers').textContent"))
                    .contains(OWNED);

            assertThat(column(browser, 1)).hasSize(6);
            click(browser, "Tracker");
            assertThat(column(browser, 1)).isSortedAccordingTo(String::compareTo);
            List<String> ascending = column(browser, 1);
            click(browser, "Tracker");
            assertThat(column(browser, 1))
                    .isEqualTo(Stream.iterate(5, at -> at - 1)
                            .limit(6)
                            .map(ascending::get)
                            .toList());
            assertThat(browser.eval("document.querySelectorAll('[aria-sort=descending]').length"))
                    .isEqualTo("1");

            browser.eval("(() => { const filter = document.getElementById('filter'); filter.value = '"
                    + garbage.url().toString().toUpperCase(Locale.ROOT) + "';"
                    + " filter.dispatchEvent(new Event('input')); })()");
            assertThat(column(browser, 1))
                    .singleElement()
                    .asString()
                    .isEqualTo(garbage.url().toString());
            assertThat(browser.eval("document.getElementById('shown').textContent"))
                    .isEqualTo("1 of 6");

            browser.open(page, "dark", 1_200, 800);
            assertThat(brightness(browser)).isLessThan(60);
            keep("dark.png", browser.picture());

            browser.open(page, "light", 400, 800);
            assertThat(browser.eval("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("a telephone need not scroll sideways, but for the table")
                    .isEqualTo("true");
            keep("narrow.png", browser.picture());

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .isNotEmpty()
                    .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
        }
    }
}
