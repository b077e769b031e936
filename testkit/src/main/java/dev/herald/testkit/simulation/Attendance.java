package dev.herald.testkit.simulation;

import dev.herald.domain.tracker.TrackerUrl;
import org.jspecify.annotations.Nullable;

/** What is known of one peer in one swarm, whichever trackers it announces to. */
final class Attendance {

    private static final long NOT_EXPECTED = Long.MAX_VALUE;

    private final Member member;
    private @Nullable Account accounts;
    private long outOfTurnAt = Long.MIN_VALUE;
    private long dueBy = NOT_EXPECTED;
    private boolean parting;
    private boolean gone;

    Attendance(Member member) {
        this.member = member;
    }

    Member member() {
        return member;
    }

    Account at(TrackerUrl tracker) {
        for (Account account = accounts; account != null; account = account.next()) {
            if (account.tracker().equals(tracker)) {
                return account;
            }
        }
        Account first = new Account(tracker, this, accounts);
        accounts = first;
        return first;
    }

    /** A user wants an announce now: once, each tracker may be asked before its interval has passed. */
    void mayAskOutOfTurn(long now) {
        outOfTurnAt = now;
    }

    long outOfTurnAt() {
        return outOfTurnAt;
    }

    /** Its next announce, wherever it goes, is not to be later than this. */
    void isExpectedBy(long moment) {
        dueBy = moment;
    }

    void isNotExpected() {
        dueBy = NOT_EXPECTED;
    }

    boolean isMissing(long now, long patience) {
        return !gone && dueBy < now - patience;
    }

    /** One of its accounts: whoever is expected has announced before. */
    Account first() {
        Account account = accounts;
        if (account == null) {
            throw new IllegalStateException("nobody was ever asked");
        }
        return account;
    }

    long dueBy() {
        return dueBy;
    }

    /** Its user stops it: what it still has to say it says now, or never. */
    void parts() {
        parting = true;
    }

    boolean isParting() {
        return parting;
    }

    void leaves() {
        gone = true;
        accounts = null;
    }

    boolean isGone() {
        return gone;
    }
}
