package dev.herald.adapter.udp;

import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Unreachable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What goes on between one of our sockets and one address and port of a tracker, for all questions that are asked there: one
 * connection id (UDP-C4), one connect at a time however many wait for it, one window, one measure of the round trip.
 */
final class Conversation {

    private final Conversations all;
    private final InetSocketAddress remote;
    private final ConnectionId id = new ConnectionId();
    private final RoundTrip roundTrip;
    private final SendWindow window;
    private final WaitingLine line = new WaitingLine();
    private final List<Trail> followed = new ArrayList<>(0);
    /** Who waits elsewhere, in vain so far, and would rather be here if anybody is. */
    private final Set<Question> scouting = new LinkedHashSet<>(0);

    private @Nullable Connecting connecting;

    private @Nullable InetAddress answeredFrom;
    private boolean everHeard;
    private long lastHeard;
    private long wayLookedUp = Long.MIN_VALUE / 2;
    private int guests;
    /** Whether the line is being walked already: who joins or leaves meanwhile must not begin another walk. */
    private boolean walking;

    Conversation(Conversations all, InetSocketAddress remote) {
        this.all = all;
        this.remote = remote;
        this.roundTrip = new RoundTrip(all.options().firstTimeout().toNanos());
        this.window = new SendWindow(all.options().window());
    }

    InetSocketAddress remote() {
        return remote;
    }

    /**
     * Whether packets come from there over IPv4. A mapped address is an IPv4 address: Java sees to that (IPV6-4). Of a name that a proxy
     * resolved we know once something has come.
     */
    boolean isIpv4() {
        return (remote.isUnresolved() ? answeredFrom : remote.getAddress()) instanceof Inet4Address;
    }

    /** Whether a packet from {@code source} may be an answer; which address a proxy finds behind a name is its business (UDP-R3). */
    boolean isFrom(InetSocketAddress source) {
        if (!remote.isUnresolved()) {
            return remote.equals(source);
        }
        boolean isRight = source.getPort() == remote.getPort();
        if (isRight) {
            answeredFrom = source.getAddress();
        }
        return isRight;
    }

    /** Whether the way there was last looked up less than {@code ago} nanoseconds ago; if not, it is going to be now. */
    boolean wayWasLookedUp(long ago) {
        boolean lately = all.now() - wayLookedUp < ago;
        wayLookedUp = lately ? wayLookedUp : all.now();
        return lately;
    }

    RoundTrip roundTrip() {
        return roundTrip;
    }

    SendWindow window() {
        return window;
    }

    boolean isConnected() {
        return id.isUsable(all.now());
    }

    /** Whether anything ever came from there. */
    boolean wasHeard() {
        return everHeard;
    }

    boolean heardSince(long time) {
        return everHeard && lastHeard >= time;
    }

    /** How many questions are asked here at present. */
    int guests() {
        return guests;
    }

    /** Whether nobody would miss it. */
    boolean isIdle() {
        return guests == 0 && connecting == null;
    }

    /** A question on its first turn here. */
    void join(Question question) {
        guests++;
        line.addLast(question);
        question.waits();
        if (question.trail().isOn()) {
            follow(question.trail());
        }
        if (connecting != null) {
            connecting.hurry(question);
        }
        pump();
    }

    private void follow(Trail trail) {
        followed.add(trail);
        if (connecting != null) {
            trail.queued("a connection id has been asked for already");
        } else if (!window.hasRoom()) {
            trail.queued("as many questions as this tracker may get at once are under way");
        } else if (id.isUsable(all.now())) {
            trail.reusesId();
        }
    }

    /** Those who follow what happens here. */
    List<Trail> followed() {
        return followed;
    }

    /** A question that waits at a silent address wants to know whether there is anybody here; it is told when there is. */
    void scout(Question question) {
        if (isConnected()) {
            question.found(this);
        } else if (scouting.add(question) && connecting == null) {
            connect(question);
        }
    }

    void noLongerScouts(Question question) {
        scouting.remove(question);
    }

    /** A question that is to be sent again goes before those that have not been sent. */
    void rejoin(Question question) {
        line.addFirst(question);
        question.waits();
    }

    /** A question will not be asked here any more, whatever it was doing. */
    void left(Question question) {
        guests--;
        if (question.trail().isOn()) {
            followed.remove(question.trail());
        }
        all.transactions().close(question);
        if (question.state() == Question.State.FLYING) {
            window.released();
        } else if (question.state() == Question.State.WAITING) {
            line.remove(question);
        }
        pump();
    }

    void outOfLine(Question question) {
        line.remove(question);
    }

    /** A question that was sent at {@code sentAt} is overdue. */
    void lost(long sentAt) {
        window.lost(sentAt, all.now());
    }

    void landed() {
        window.answered();
    }

    void heard(Transmissions answered) {
        everHeard = true;
        lastHeard = all.now();
        answered.answered(roundTrip, lastHeard);
    }

    void dropId(int generation) {
        id.drop(generation);
    }

    /** Its socket is gone, and whoever gave the id gave it to that socket. */
    void forgetId() {
        id.drop(id.generation());
    }

    /** Sends whoever may be sent, in the order of the line. */
    void pump() {
        if (!walking && !all.isSilent()) {
            walking = true;
            try {
                Question next = line.first();
                while (next != null && window.hasRoom() && take(next)) {
                    next = line.first();
                }
            } finally {
                walking = false;
            }
        }
    }

    /** False where the line has to wait. */
    private boolean take(Question question) {
        if (question.isTold()) {
            question.leave();
            return true;
        }
        if (!id.isUsable(all.now())) {
            connect(question);
            return false;
        }
        return transmit(question);
    }

    private boolean transmit(Question question) {
        boolean again = question.isOpen();
        if (!again) {
            all.transactions().open(question);
        }
        int bytes;
        try {
            ByteBuffer packet = all.blankPacket();
            question.write(packet, id.value(), isIpv4());
            bytes = packet.position();
            if (!all.send(this)) {
                if (!again) {
                    all.transactions().close(question);
                }
                return false;
            }
        } catch (IOException broken) {
            question.moveOn(UdpFailures.error(broken, Stage.SEND));
            return true;
        }
        line.remove(question);
        window.sent();
        question.flies(bytes, id.generation(), roundTrip.answerDue());
        return true;
    }

    private void connect(Question first) {
        if (connecting == null) {
            Connecting attempt = new Connecting(this, all, first.n(id.generation()));
            connecting = attempt;
            attempt.transmit(first);
        }
    }

    /** On whose behalf an id is asked for, if there is anybody. */
    @Nullable
    Question firstWhoWaits() {
        Question first = line.first();
        return first != null || scouting.isEmpty() ? first : scouting.iterator().next();
    }

    void connected(long value) {
        id.receive(value, all.now());
        List<Question> coming = List.copyOf(scouting);
        endConnecting();
        walking = true;
        coming.forEach(question -> question.found(this));
        walking = false;
        pump();
    }

    /** The tracker's no to a connect is a no to all who wait for it. */
    void connectRefused(String words) {
        endConnecting();
        each(question -> true, question -> question.turnDown(words));
    }

    /** Nobody waits for the id any more, or it was asked for often enough. */
    void endConnecting() {
        scouting.clear();
        if (connecting != null) {
            connecting.stop();
            connecting = null;
        }
    }

    /** Connects that began at {@code start} were in vain: for whoever was there all the time that is enough. */
    void connectedInVain(long start, TrackerError why) {
        endConnecting();
        each(question -> question.joined() <= start, question -> question.moveOn(why));
        pump();
    }

    /** Nobody listens there, or nothing gets there. What has ever been heard is believed more than that. */
    void unreachable(String detail) {
        if (!everHeard) {
            endConnecting();
            each(question -> true, question -> question.moveOn(new Unreachable(Stage.CONNECT, detail)));
        }
    }

    private void each(Predicate<Question> which, Consumer<Question> what) {
        boolean outermost = !walking;
        walking = true;
        Question next;
        for (Question question = line.first(); question != null; question = next) {
            next = question.behind;
            if (which.test(question)) {
                what.accept(question);
            }
        }
        walking = !outermost;
    }
}
