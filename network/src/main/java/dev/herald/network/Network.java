package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpFamily;
import dev.herald.domain.tracker.TrackerHost;
import dev.herald.domain.tracker.TrackerUrl;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A {@link NetworkScope} in use. Has a few threads that wait for names, until it is closed. */
public final class Network implements AutoCloseable {

    private static final int MOST_ADDRESSES = 8;

    private final NetworkScope scope;
    /** What holds for those that the scope makes an exception for. */
    private final Map<TrackerHost, NetworkScope> exceptions;

    private final NameResolver resolver;
    private final LastWords lastWords = new LastWords();
    private final Winners winners = new Winners(System::nanoTime);
    private final OpenWays openWays;

    private Network(NetworkScope scope, NameResolver resolver, OpenWays openWays) {
        this.scope = scope.withoutExceptions();
        this.exceptions = scope.exceptions().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        made -> made.getValue().apply(this.scope).withoutExceptions()));
        this.resolver = resolver;
        this.openWays = openWays;
    }

    /**
     * Opens a scope.
     *
     * @param user whose it is, for the names of threads
     * @param fresh how long the addresses of a name are good for
     */
    public static Network open(NetworkScope scope, String user, Duration fresh) {
        return open(scope, user, fresh, OpenWays.ofThisMachine());
    }

    static Network open(NetworkScope scope, String user, Duration fresh, OpenWays openWays) {
        return new Network(scope, new NameResolver(fresh, new DaemonThreads(user + "-names")), openWays);
    }

    /** Of connections that cannot be closed unheard while their way is gone. */
    public LastWords lastWords() {
        return lastWords;
    }

    /** What holds for a tracker: the scope that was opened, or the exception it makes. Has no exceptions itself. */
    public NetworkScope scopeOf(TrackerUrl tracker) {
        if (exceptions.isEmpty()) {
            return scope;
        }
        TrackerHost host = TrackerHost.of(tracker);
        NetworkScope here = exceptions.get(host);
        NetworkScope atAnyPort = here == null ? exceptions.get(host.atAnyPort()) : here;
        return atAnyPort == null ? scope : atAnyPort;
    }

    /** Whether the same holds for all trackers. */
    public boolean isUniform() {
        return exceptions.isEmpty();
    }

    /** Whether anything leaves from one place only, which has to be watched. */
    public boolean isBounded() {
        return Stream.concat(Stream.of(scope), exceptions.values().stream())
                .anyMatch(one -> one.local().isBounded());
    }

    /** Why a visit may not take place at all; none where it may, as far as can be told before its name is looked up. */
    public Option<Blocked> objection(Visit visit) {
        return scopeOf(visit.url()).policy().objection(visit);
    }

    /** Why a visit may not use a connection that is open to {@code way}; none where it may. */
    public Option<Blocked> objection(Visit visit, Way way) {
        return way.tracker().isUnresolved()
                ? Option.none()
                : scopeOf(visit.url()).policy().objection(visit, way.tracker().getAddress());
    }

    /**
     * The ways to a tracker in the order in which a {@link Race} tries them: at least one, and not too many (HTTP-T11). The IP versions
     * take turns (RFC 8305, section 4), and what was {@link #proved} lately comes first. Left where there is none that stays in the scope,
     * and none that the address policy allows. The future may be shared: it must not be completed or cancelled.
     */
    public CompletableFuture<Either<TrackerError, List<Way>>> waysTo(Visit visit) {
        Option<Blocked> objection = objection(visit);
        if (objection.isDefined()) {
            return CompletableFuture.completedFuture(Either.left(objection.get()));
        }
        NetworkScope within = scopeOf(visit.url());
        return within.proxy()
                .map(proxy -> waysThrough(proxy, within, visit))
                .getOrElse(() -> straightWaysTo(visit, within));
    }

    /**
     * The IP versions over which a tracker can be reached, best first; that the system has a route may be as old as a second. Empty where
     * the URL names an address, and where a proxy looks names up. Left where there is no way. The future may be shared.
     */
    public CompletableFuture<Either<TrackerError, List<IpFamily>>> familiesOf(TrackerUrl tracker) {
        if (leavesNoChoice(tracker)) {
            return CompletableFuture.completedFuture(Either.right(List.of()));
        }
        return waysTo(Visit.to(tracker)).thenApply(found -> found.map(this::familiesOf));
    }

    /** Whether there is nothing to find out about the IP versions of a tracker: its URL names an address, or a proxy looks names up. */
    public boolean leavesNoChoice(TrackerUrl tracker) {
        return scopeOf(tracker).proxy().isDefined() || tracker.address().isDefined();
    }

    private List<IpFamily> familiesOf(List<Way> ways) {
        List<IpFamily> families = ways.stream().map(Network::family).distinct().toList();
        return families.size() < 2
                ? families
                : ways.stream()
                        .filter(openWays::isOpen)
                        .map(Network::family)
                        .distinct()
                        .toList();
    }

    private static IpFamily family(Way way) {
        return way.tracker().getAddress() instanceof Inet4Address ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    private CompletableFuture<Either<TrackerError, List<Way>>> straightWaysTo(Visit visit, NetworkScope within) {
        return addressesOf(new Sought(visit.url().host(), within, visit.over()), Stage.RESOLVE)
                .thenApply(found -> found.flatMap(addresses -> allowed(visit, within.policy(), addresses))
                        .map(addresses -> addresses.stream()
                                .map(address -> new InetSocketAddress(
                                        address, visit.url().port()))
                                .map(tracker -> new Way(tracker, tracker, Option.none(), within.local()))
                                .toList()));
    }

    /** What the policy allows; the objection to the first where it allows none. */
    private static Either<TrackerError, List<InetAddress>> allowed(
            Visit visit, AddressPolicy policy, List<InetAddress> addresses) {
        List<InetAddress> allowed = addresses.stream()
                .filter(address -> policy.objection(visit, address).isEmpty())
                .toList();
        return allowed.isEmpty()
                ? Either.left(policy.objection(visit, addresses.get(0)).get())
                : Either.right(allowed);
    }

    /** Names are the proxy's business. */
    private CompletableFuture<Either<TrackerError, List<Way>>> waysThrough(
            ProxyServer proxy, NetworkScope within, Visit visit) {
        String host = visit.url().host();
        int port = visit.url().port();
        Option<InetAddress> address = LiteralAddress.of(host);
        Option<TrackerError> foreign = foreign(address, visit.over());
        if (foreign.isDefined()) {
            return CompletableFuture.completedFuture(Either.left(foreign.get()));
        }
        InetSocketAddress tracker = address.map(known -> new InetSocketAddress(known, port))
                .getOrElse(() -> InetSocketAddress.createUnresolved(host, port));
        return waysThrough(proxy, within, next -> tracker);
    }

    /** Which address a proxy finds behind a name nobody can tell: one IP version alone cannot be promised then. */
    private static Option<TrackerError> foreign(Option<InetAddress> address, AddressFamilies over) {
        if (over == AddressFamilies.BOTH || address.exists(over::include)) {
            return Option.none();
        }
        return Option.some(
                address.isDefined()
                        ? noAddress()
                        : new Blocked("over one IP version only, which the proxy decides on that looks the name up"));
    }

    private CompletableFuture<Either<TrackerError, List<Way>>> waysThrough(
            ProxyServer proxy, NetworkScope within, UnaryOperator<InetSocketAddress> trackerBehind) {
        return addressesOf(new Sought(proxy.host(), within, AddressFamilies.BOTH), Stage.PROXY)
                .thenApply(found -> found.map(addresses -> addresses.stream()
                        .map(address -> new InetSocketAddress(address, proxy.port()))
                        .map(next -> new Way(next, trackerBehind.apply(next), Option.some(proxy), within.local()))
                        .toList()));
    }

    /**
     * The ways to the proxy itself of a scope, at least one; throws where it has none.
     *
     * @param within one that {@link #scopeOf} answered
     */
    public CompletableFuture<Either<TrackerError, List<Way>>> waysToProxy(NetworkScope within) {
        ProxyServer proxy = within.proxy().getOrElseThrow(() -> new IllegalStateException("there is no proxy"));
        return waysThrough(proxy, within, next -> next);
    }

    /** A way was open before all others: for a while it is the first that others try. */
    public void proved(Visit visit, Way way) {
        NetworkScope within = scopeOf(visit.url());
        if (way.proxy().isDefined()) {
            proved(within, way);
        } else {
            won(new Sought(visit.url().host(), within, visit.over()), way);
        }
    }

    /** The same of a way through the proxy of a scope. */
    public void proved(NetworkScope within, Way throughProxy) {
        throughProxy
                .proxy()
                .forEach(proxy -> won(new Sought(proxy.host(), within, AddressFamilies.BOTH), throughProxy));
    }

    private void won(Sought sought, Way way) {
        if (LiteralAddress.of(sought.host()).isEmpty()) {
            winners.won(sought, way.next().getAddress());
        }
    }

    /** Whose addresses race: those of one IP version run a race of their own (IPV6-5), and so do those within each scope. */
    private record Sought(String host, NetworkScope within, AddressFamilies over) {
        boolean includes(InetAddress address) {
            return over.include(address) && within.reaches(address);
        }
    }

    /**
     * The usable addresses of a host; {@code stage} is where it fails. The system sends its questions for names where it likes, so none
     * are asked while nothing may leave.
     */
    private CompletableFuture<Either<TrackerError, List<InetAddress>>> addressesOf(Sought sought, Stage stage) {
        Option<InetAddress> literal = LiteralAddress.of(sought.host());
        Either<TrackerError, ?> local = literal.isDefined()
                ? Either.right(literal)
                : sought.within().local().exists();
        if (local.isLeft()) {
            return CompletableFuture.completedFuture(Either.left(local.getLeft()));
        }
        return literal.map(address -> CompletableFuture.completedFuture(
                        Either.<TrackerError, List<InetAddress>>right(List.of(address))))
                .getOrElse(() -> resolver.resolve(sought.within(), sought.host()))
                .thenApply(found ->
                        found.flatMap(addresses -> usable(sought, addresses)).mapLeft(error -> at(stage, error)));
    }

    private Either<TrackerError, List<InetAddress>> usable(Sought sought, List<InetAddress> found) {
        List<InetAddress> reached =
                found.stream().filter(sought::includes).distinct().toList();
        List<InetAddress> usable =
                winners.order(sought, reached).stream().limit(MOST_ADDRESSES).toList();
        return usable.isEmpty() ? Either.left(noAddress()) : Either.right(usable);
    }

    private static TrackerError noAddress() {
        return new Unreachable(Stage.RESOLVE, "it has no address of an IP version that is in use");
    }

    private static TrackerError at(Stage stage, TrackerError error) {
        return error instanceof Unreachable known ? new Unreachable(stage, known.detail()) : error;
    }

    /** Does something that takes its time on one of the threads that wait for names. */
    public <T> CompletableFuture<T> aside(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, resolver::aside);
    }

    /** Ends the threads. Names that are still waited for are {@code Unreachable}, so that nobody waits in vain. */
    @Override
    public void close() {
        resolver.close();
    }
}
