package dev.herald.archunit;

import static dev.herald.archunit.Packages.in;
import static dev.herald.archunit.Packages.named;
import static dev.herald.archunit.Packages.within;
import static dev.herald.archunit.Ring.ADAPTERS;
import static dev.herald.archunit.Ring.APPLICATION;
import static dev.herald.archunit.Ring.BENCHMARKS;
import static dev.herald.archunit.Ring.BOOTSTRAP;
import static dev.herald.archunit.Ring.DOMAIN;
import static dev.herald.archunit.Ring.EMBEDDED_TRACKER;
import static dev.herald.archunit.Ring.EVERYTHING;
import static dev.herald.archunit.Ring.FUZZ;
import static dev.herald.archunit.Ring.NETWORK;
import static dev.herald.archunit.Ring.TESTKIT;
import static dev.herald.archunit.Uses.member;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the inner rings stay clear of: time, chance, threads and the world come in from outside or not at all. */
@SuppressWarnings("ImmutableEnumChecker") // a definition never changes
public enum PurityRule implements HexagonRule {
    /** The domain uses the plain parts of the JDK, vavr's values and collections, and annotations. */
    DOMAIN_STANDS_ON_LITTLE(
            EnumSet.of(DOMAIN),
            "use the plain JDK, vavr's control and collection, and annotations",
            Uses.ofOthers(in("java.io", "java.lang", "java.math", "java.net", "java.nio", "java.nio.charset")
                    .or(within("java.time", "java.util"))
                    .or(in("io.vavr.control", "io.vavr.collection", "org.jspecify.annotations"))
                    .or(named("io.vavr.Value"))
                    .or(JavaClass::isPrimitive)),
            "the innermost ring moves with every library it leans on"),

    /** The application uses what the domain uses, the rest of the JDK's core, and the logging API. */
    APPLICATION_STANDS_ON_LITTLE(
            EnumSet.of(APPLICATION),
            "use the JDK, vavr's control and collection, the logging API, and annotations",
            Uses.ofOthers(within("java", "org.slf4j")
                    .or(in("io.vavr.control", "io.vavr.collection", "org.jspecify.annotations"))
                    .or(named("io.vavr.Value"))
                    .or(JavaClass::isPrimitive)),
            "a library for one technology belongs into the adapter of that technology"),

    /** No network in domain and application; turning names into ASCII is no network. */
    CORE_OPENS_NO_SOCKETS(
            EnumSet.of(DOMAIN, APPLICATION),
            "open no sockets and speak no HTTP",
            Uses.noClasses(within("java.net", "javax.net", "java.nio.channels")
                    .and(named("java.net.IDN").negate())),
            "the world is behind the ports, and a test of the core needs no network"),

    /** No files in domain and application; bytes in memory are no files. */
    CORE_TOUCHES_NO_FILES(
            EnumSet.of(DOMAIN, APPLICATION),
            "touch no files",
            Uses.noClasses(within("java.nio.file")
                    .or(in("java.io")
                            .and(named("java.io.ByteArrayInputStream", "java.io.ByteArrayOutputStream")
                                    .negate()))),
            "bytes come in as bytes, whoever read them"),

    /** No clock in domain and application but the one that comes in. */
    CORE_READS_NO_CLOCK(
            EnumSet.of(DOMAIN, APPLICATION),
            "read no clock of their own",
            Uses.neither(
                    named("java.time.Clock", "java.time.InstantSource", "java.util.Calendar", "java.util.Date"),
                    member("java.lang.System", "currentTimeMillis", "nanoTime").or(PurityRule::asksForNow)),
            "time comes in, so that a week of announcing is a loop in a test"),

    /** No random source in domain and application but the one that comes in. */
    CORE_ROLLS_NO_DICE(
            EnumSet.of(DOMAIN, APPLICATION),
            "make no random source of their own",
            Uses.neither(
                    named(
                            "java.security.SecureRandom",
                            "java.util.Random",
                            "java.util.SplittableRandom",
                            "java.util.concurrent.ThreadLocalRandom",
                            "java.util.random.RandomGeneratorFactory"),
                    member("java.lang.Math", "random")
                            .or(member("java.util.UUID", "randomUUID"))
                            .or(member("java.util.random.RandomGenerator", "getDefault", "of"))),
            "chance comes in as a RandomGenerator, so that a seed repeats every run"),

    /** No threads, locks or futures in the domain. */
    DOMAIN_KNOWS_NO_THREADS(
            EnumSet.of(DOMAIN),
            "know nothing of threads",
            Uses.noClasses(within("java.util.concurrent")
                    .or(named("java.lang.Thread", "java.lang.ThreadLocal", "java.util.Timer", "java.util.TimerTask"))),
            "values are shared freely and decisions are made at once"),

    /** The application starts no threads and borrows none from the JDK. */
    APPLICATION_STARTS_NO_THREADS(
            EnumSet.of(APPLICATION),
            "start no threads and no timers",
            Uses.neither(
                    named(
                            "java.util.Timer",
                            "java.util.concurrent.Executors",
                            "java.util.concurrent.ForkJoinPool",
                            "java.util.concurrent.ScheduledThreadPoolExecutor",
                            "java.util.concurrent.ThreadPoolExecutor"),
                    member("java.lang.Thread", "<init>", "start")
                            .or(member(
                                    "java.util.concurrent.CompletableFuture",
                                    "orTimeout",
                                    "completeOnTimeout",
                                    "delayedExecutor"))
                            .or(target -> Set.of("parallel", "parallelStream").contains(target.getName()))),
            "threads come in as an Executor and timers as a Scheduler, which tests own"),

    /** Every asynchronous step says where it runs. */
    FUTURES_NAME_THEIR_EXECUTOR(
            EnumSet.of(EVERYTHING),
            "hand an executor to every asynchronous step",
            Uses.noMembers(PurityRule::runsAnywhere),
            "on a small machine the default executor starts a thread a task, and elsewhere it is shared with strangers"),

    /** Nobody sleeps; hold tests to it too. */
    NOBODY_SLEEPS(
            EnumSet.of(EVERYTHING),
            "never sleep",
            Uses.noMembers(member("java.lang.Thread", "sleep")
                    .or(member("java.util.concurrent.TimeUnit", "sleep"))
                    .or(member("java.util.concurrent.locks.LockSupport", "parkNanos", "parkUntil"))),
            "sleep is too long on a fast machine and too short on a slow one: wait for the thing itself"),

    /**
     * Nobody looks names up or opens sockets but the door to the network, and the classes that hold the sockets of an adapter: they
     * connect to the ways that the door answers with, and to nothing else. The embedded tracker and the test kit are the other side.
     */
    SOCKETS_GO_THROUGH_THE_DOOR(
            EnumSet.of(EVERYTHING),
            "leave names and sockets to the door to the network and to those who hold an adapter's sockets",
            (layout, type) ->
                    mayHoldSockets(layout, type) ? Stream.empty() : Uses.ofMembers(type, PurityRule::looksUpOrConnects),
            "one look-up or one socket that nobody thought of tells the world who we are"),

    /** Only the command prints. */
    NOBODY_PRINTS(
            EnumSet.of(EVERYTHING),
            "leave the standard streams to the composition root",
            (layout, type) -> layout.isIn(BOOTSTRAP, type)
                    ? Stream.empty()
                    : Uses.ofMembers(type, member("java.lang.System", "out", "err")),
            "a library that prints cannot be silenced"),

    /** The domain does not log. */
    DOMAIN_LOGS_NOTHING(
            EnumSet.of(DOMAIN),
            "log nothing",
            Uses.noClasses(within("org.slf4j", "java.util.logging").or(named("java.lang.System$Logger"))),
            "a decision answers with a value, and whoever asked decides what is worth a line");

    /** Those who hold the sockets of an adapter: UDP's own ones and its relay, and what dials with HttpCore and with Netty. */
    private static final Set<String> SOCKET_HOLDERS =
            Set.of("Sockets", "Probes", "Relay", "ProxyDial", "Reactor", "Dial");

    private final Definition definition;

    PurityRule(Set<Ring> rings, String demand, Check check, String reason) {
        this.definition = Definition.of(rings, demand, check, reason);
    }

    @Override
    public ArchRule under(String basePackage) {
        return definition.under(basePackage);
    }

    private static boolean mayHoldSockets(Layout layout, JavaClass type) {
        boolean isDoor = layout.isInAny(type, NETWORK, EMBEDDED_TRACKER, TESTKIT, BENCHMARKS, FUZZ);
        return isDoor || (layout.isIn(ADAPTERS, type) && SOCKET_HOLDERS.contains(outermost(type)));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        int inner = name.indexOf('$');
        return inner < 0 ? name : name.substring(0, inner);
    }

    private static boolean looksUpOrConnects(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return switch (owner) {
            case "java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address" ->
                Set.of("getByName", "getAllByName", "getLocalHost").contains(name);
            case "java.net.InetSocketAddress" -> name.equals("<init>") && Uses.takes(target, String.class);
            case "java.net.Socket", "java.net.DatagramSocket", "java.net.MulticastSocket", "java.net.ServerSocket" ->
                name.equals("<init>");
            case "java.nio.channels.SocketChannel",
                    "java.nio.channels.DatagramChannel",
                    "java.nio.channels.AsynchronousSocketChannel",
                    "java.nio.channels.ServerSocketChannel" -> name.equals("open");
            case "java.net.http.HttpClient" -> name.startsWith("new");
            case "org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester",
                    "org.apache.hc.core5.reactor.DefaultConnectingIOReactor",
                    "io.netty.bootstrap.Bootstrap" -> name.equals("<init>") || name.equals("connect");
            default -> false;
        };
    }

    private static boolean asksForNow(AccessTarget target) {
        return target.getName().equals("now") && within("java.time").test(target.getOwner());
    }

    private static boolean runsAnywhere(AccessTarget target) {
        Predicate<JavaClass> stages = owner -> owner.isAssignableTo(CompletionStage.class);
        return stages.test(target.getOwner())
                && target.getName().endsWith("Async")
                && !Uses.takes(target, Executor.class);
    }
}
