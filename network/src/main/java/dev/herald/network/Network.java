package dev.herald.network;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A {@link NetworkScope} in use. Has a few threads that wait for names, until it is closed. */
public final class Network implements AutoCloseable {

    private static final int MOST_ADDRESSES = 8;

    private final NetworkScope scope;
    private final NameResolver resolver;
    private final Winners winners = new Winners(System::nanoTime);

    private Network(NetworkScope scope, NameResolver resolver) {
        this.scope = scope;
        this.resolver = resolver;
    }

    /**
     * Opens a scope.
     *
     * @param user whose it is, for the names of threads
     * @param fresh how long the addresses of a name are good for
     */
    public static Network open(NetworkScope scope, String user, Duration fresh) {
        return new Network(scope, new NameResolver(fresh, new DaemonThreads(user + "-names")));
    }

    /** What was opened. */
    public NetworkScope scope() {
        return scope;
    }

    /** Why a visit may not take place at all; none where it may, as far as can be told before its name is looked up. */
    public Option<Blocked> objection(Visit visit) {
        return scope.policy().objection(visit);
    }

    /** Why a visit may not use a connection that is open to {@code way}; none where it may. */
    public Option<Blocked> objection(Visit visit, Way way) {
        return way.tracker().isUnresolved()
                ? Option.none()
                : scope.policy().objection(visit, way.tracker().getAddress());
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
        return scope.proxy().map(proxy -> waysThrough(proxy, visit)).getOrElse(() -> straightWaysTo(visit));
    }

    private CompletableFuture<Either<TrackerError, List<Way>>> straightWaysTo(Visit visit) {
        return addressesOf(visit.url().host(), Stage.RESOLVE, visit.over())
                .thenApply(found -> found.flatMap(addresses -> allowed(visit, addresses))
                        .map(addresses -> addresses.stream()
                                .map(address -> new InetSocketAddress(
                                        address, visit.url().port()))
                                .map(tracker -> new Way(tracker, tracker, Option.none(), scope.local()))
                                .toList()));
    }

    /** What the policy allows; the objection to the first where it allows none. */
    private Either<TrackerError, List<InetAddress>> allowed(Visit visit, List<InetAddress> addresses) {
        List<InetAddress> allowed = addresses.stream()
                .filter(address -> scope.policy().objection(visit, address).isEmpty())
                .toList();
        return allowed.isEmpty()
                ? Either.left(scope.policy().objection(visit, addresses.get(0)).get())
                : Either.right(allowed);
    }

    /** Names are the proxy's business. */
    private CompletableFuture<Either<TrackerError, List<Way>>> waysThrough(ProxyServer proxy, Visit visit) {
        String host = visit.url().host();
        int port = visit.url().port();
        Option<InetAddress> address = literal(host);
        Option<TrackerError> foreign = foreign(address, visit.over());
        if (foreign.isDefined()) {
            return CompletableFuture.completedFuture(Either.left(foreign.get()));
        }
        InetSocketAddress tracker = address.map(known -> new InetSocketAddress(known, port))
                .getOrElse(() -> InetSocketAddress.createUnresolved(host, port));
        return waysThrough(proxy, next -> tracker);
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
            ProxyServer proxy, UnaryOperator<InetSocketAddress> trackerBehind) {
        return addressesOf(proxy.host(), Stage.PROXY, AddressFamilies.BOTH)
                .thenApply(found -> found.map(addresses -> addresses.stream()
                        .map(address -> new InetSocketAddress(address, proxy.port()))
                        .map(next -> new Way(next, trackerBehind.apply(next), Option.some(proxy), scope.local()))
                        .toList()));
    }

    /** The ways to the proxy itself, at least one; throws where there is none in this scope. */
    public CompletableFuture<Either<TrackerError, List<Way>>> waysToProxy() {
        ProxyServer proxy = scope.proxy().getOrElseThrow(() -> new IllegalStateException("there is no proxy"));
        return waysThrough(proxy, next -> next);
    }

    /** A way was open before all others: for a while it is the first that others try. */
    public void proved(Visit visit, Way way) {
        String host = way.proxy().map(ProxyServer::host).getOrElse(visit.url().host());
        AddressFamilies over = way.proxy().isDefined() ? AddressFamilies.BOTH : visit.over();
        if (literal(host).isEmpty()) {
            winners.won(competition(host, over), way.next().getAddress());
        }
    }

    /** The usable addresses of a host; {@code stage} is where it fails. */
    private CompletableFuture<Either<TrackerError, List<InetAddress>>> addressesOf(
            String host, Stage stage, AddressFamilies over) {
        return literal(host)
                .map(address -> CompletableFuture.completedFuture(
                        Either.<TrackerError, List<InetAddress>>right(List.of(address))))
                .getOrElse(() -> resolver.resolve(scope.names(), host))
                .thenApply(found -> found.flatMap(addresses -> usable(host, over, addresses))
                        .mapLeft(error -> at(stage, error)));
    }

    private Either<TrackerError, List<InetAddress>> usable(String host, AddressFamilies over, List<InetAddress> found) {
        List<InetAddress> reached = found.stream()
                .filter(address -> over.include(address) && scope.reaches(address))
                .distinct()
                .toList();
        List<InetAddress> usable = winners.order(competition(host, over), reached).stream()
                .limit(MOST_ADDRESSES)
                .toList();
        return usable.isEmpty() ? Either.left(noAddress()) : Either.right(usable);
    }

    /** Who races against whom: the addresses of one IP version run a race of their own (IPV6-5). */
    private static Object competition(String host, AddressFamilies over) {
        return over == AddressFamilies.BOTH ? host : List.of(host, over);
    }

    private static TrackerError noAddress() {
        return new Unreachable(Stage.RESOLVE, "it has no address of an IP version that is in use");
    }

    private static TrackerError at(Stage stage, TrackerError error) {
        return error instanceof Unreachable known ? new Unreachable(stage, known.detail()) : error;
    }

    private static Option<InetAddress> literal(String host) {
        return IpAddress.parse(host).map(address -> {
            try {
                return InetAddress.getByAddress(address.toByteArray());
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
            }
        });
    }

    /** Does something that takes its time on one of the threads that wait for names. */
    public <T> CompletableFuture<T> aside(Supplier<T> task) {
        return CompletableFuture.supplyAsync(task, resolver::aside);
    }

    /** Ends the threads. Names that are still waited for have no answer. */
    @Override
    public void close() {
        resolver.close();
    }
}
