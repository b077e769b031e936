package dev.herald.archunit;

import static dev.herald.archunit.Packages.named;
import static dev.herald.archunit.Packages.within;
import static dev.herald.archunit.Ring.ADAPTERS;
import static dev.herald.archunit.Ring.BENCHMARKS;
import static dev.herald.archunit.Ring.BOOTSTRAP;
import static dev.herald.archunit.Ring.COMMAND_LINE;
import static dev.herald.archunit.Ring.EMBEDDED_TRACKER;
import static dev.herald.archunit.Ring.EVERYTHING;
import static dev.herald.archunit.Ring.HTTP_ADAPTER;
import static dev.herald.archunit.Ring.RULES;
import static dev.herald.archunit.Ring.TESTKIT;
import static dev.herald.archunit.Ring.WEBSOCKET_ADAPTER;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where each library lives. A library that its home no longer uses is a fault too: the rule about it would guard nothing. Benchmarks
 * are guests: they measure libraries bare, and are never published.
 */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum LibraryRule implements HexagonRule {
    /** Apache HttpClient is used by the HTTP adapter. */
    HTTP_CLIENT_LIVES_IN_ITS_ADAPTER(
            "leave Apache HttpClient to the HTTP adapter",
            Home.of(within("org.apache.hc.client5"), HTTP_ADAPTER).openTo(BENCHMARKS),
            "one technology has one home, and can be replaced there"),

    /** Apache HttpCore is used where HTTP is spoken. */
    HTTP_CORE_LIVES_WHERE_HTTP_IS_SPOKEN(
            "leave Apache HttpCore to the HTTP adapter and the embedded tracker",
            Home.of(within("org.apache.hc.core5"), HTTP_ADAPTER, EMBEDDED_TRACKER)
                    .openTo(BENCHMARKS),
            "nobody else has an HTTP message to read or write"),

    /** MapStruct maps at the edge. */
    MAPSTRUCT_LIVES_AT_THE_EDGE(
            "leave MapStruct to the adapters and the composition root",
            Home.of(within("org.mapstruct"), ADAPTERS, BOOTSTRAP),
            "inside there is one set of words, and nothing to map"),

    /** picocli parses the command line. */
    PICOCLI_LIVES_IN_THE_COMMAND_LINE(
            "leave picocli to the command line",
            Home.of(within("picocli"), COMMAND_LINE).openTo(BENCHMARKS),
            "the library comes first, and does not know that there is a command"),

    /** Jackson reads and writes JSON where JSON is spoken. */
    JACKSON_LIVES_WHERE_JSON_IS_SPOKEN(
            "leave Jackson to the command line, the WebSocket adapter and the embedded tracker",
            Home.of(within("com.fasterxml.jackson"), COMMAND_LINE, WEBSOCKET_ADAPTER, EMBEDDED_TRACKER)
                    .openTo(BENCHMARKS),
            "JSON is how the command prints and how WebSocket trackers speak, and nobody else has any"),

    /** Netty is used by the WebSocket adapter. */
    NETTY_LIVES_IN_ITS_ADAPTER(
            "leave Netty to the WebSocket adapter",
            Home.of(within("io.netty"), WEBSOCKET_ADAPTER).openTo(BENCHMARKS),
            "one technology has one home, and can be replaced there"),

    /** JUnit and AssertJ are used by the test kit. */
    TEST_LIBRARIES_LIVE_IN_THE_TESTKIT(
            "leave JUnit and AssertJ to the test kit",
            Home.of(within("org.junit", "org.assertj"), TESTKIT),
            "users run main code without them"),

    /** ArchUnit is used by the rules. */
    ARCHUNIT_LIVES_IN_THE_RULES(
            "leave ArchUnit to the rules",
            Home.of(within("com.tngtech.archunit"), RULES),
            "users run main code without it"),

    /** No URI and URL of the JDK, and nothing that parses them by the way. */
    NOBODY_PARSES_WITH_THE_JDK(
            "keep clear of java.net.URI, URL and what is built on them",
            Uses.noClasses(named(
                    "java.net.URI",
                    "java.net.URL",
                    "java.net.URLDecoder",
                    "java.net.URLEncoder",
                    "org.apache.hc.core5.net.URIBuilder",
                    "org.apache.hc.client5.http.async.methods.SimpleHttpRequest",
                    "org.apache.hc.client5.http.async.methods.SimpleRequestBuilder")),
            "real tracker URLs hold bytes that they reject, and what they do not reject they change"),

    /** The HTTP server of the JDK is used by the command, for its metrics. */
    THE_HTTP_SERVER_OF_THE_JDK_SERVES_NO_TRACKER(
            "leave the JDK's HTTP server to the command",
            Home.of(within("com.sun.net.httpserver"), COMMAND_LINE),
            "it tidies up what it sends, and a tracker that is always polite proves little");

    private final Definition definition;

    LibraryRule(String demand, Check check, String reason) {
        this.definition = Definition.of(EnumSet.of(EVERYTHING), demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }

    /** A library, the rings that may use it, and of which one does, and those that may use it as well. */
    private record Home(Predicate<JavaClass> library, List<Ring> rings, List<Ring> guests) implements Check {

        static Home of(Predicate<JavaClass> library, Ring... rings) {
            return new Home(library, List.of(rings), List.of());
        }

        Home openTo(Ring... others) {
            return new Home(library, rings, List.of(others));
        }

        @Override
        public Stream<String> faults(Layout layout, JavaClass type) {
            boolean allowed = isHome(layout, type) || guests.stream().anyMatch(ring -> layout.isIn(ring, type));
            return allowed ? Stream.empty() : Uses.ofClasses(type, library);
        }

        @Override
        public Stream<String> faults(Layout layout, Collection<JavaClass> all) {
            boolean used = all.stream()
                    .filter(type -> isHome(layout, type))
                    .anyMatch(type -> Uses.ofClasses(type, library).findAny().isPresent());
            return used
                    ? Stream.empty()
                    : Stream.of("nobody uses it any more in "
                            + rings.stream().map(layout::packageOf).toList());
        }

        private boolean isHome(Layout layout, JavaClass type) {
            return rings.stream().anyMatch(ring -> layout.isIn(ring, type));
        }
    }
}
