package dev.herald.adapter.http;

import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.error.TrackerError.Malformed;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/** The way one question has been sent around, and whether it may go on (HTTP-T4). */
final class Redirects {

    private final int most;
    private final List<Destination> visited = new ArrayList<>(1);

    Redirects(int most, Destination start) {
        this.most = most;
        visited.add(start);
    }

    /** Where the answer, {@code fromOutside} or from a network of our own, sends us; Left where it says so badly, or where our policy does not follow. */
    Either<TrackerError, Destination> follow(HttpAnswer answer, boolean fromOutside) {
        Destination here = visited.get(visited.size() - 1);
        if (visited.size() > most) {
            return Either.left(new Blocked("more than " + most + " redirects"));
        }
        return answer.location()
                .<Either<TrackerError, Destination>>fold(
                        () -> Either.left(new Malformed("a Location with the redirect", 0)),
                        location -> Location.resolve(here, location))
                .flatMap(next -> permit(here, next))
                .map(next -> next.redirectedTo(fromOutside).trustedLike(here))
                .peek(visited::add);
    }

    /** How often it has been sent around. */
    int hops() {
        return visited.size() - 1;
    }

    private Either<TrackerError, Destination> permit(Destination here, Destination next) {
        if (here.origin().secure() && !next.origin().secure()) {
            return Either.left(new Blocked("a redirect from https to http"));
        }
        return visited.contains(next) ? Either.left(new Blocked("redirects that go in a circle")) : Either.right(next);
    }
}
