package dev.herald.testkit.udp;

import dev.herald.domain.error.ErrorKind;
import dev.herald.testkit.Fixtures;
import dev.herald.testkit.ScriptedAnswer;
import dev.herald.testkit.TrackerScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The table of what UDP trackers, and others in their name, get wrong, and what has to come of an announce: the answer, a refusal in
 * the tracker's words, or nothing until the deadline. Each has been met in the wild or is one step from something that has.
 */
public enum UdpMisbehaviour {
    // Packets that answer nothing, before those that do (UDP-R1).
    FROM_ANOTHER_PORT(spoofed(Spoofs::anotherPort)),
    OF_ANOTHER_TRANSACTION(spoofed(Spoofs::anotherTransaction)),
    OF_ANOTHER_ACTION(spoofed(Spoofs::anotherAction)),
    OF_NO_ACTION(spoofed(Spoofs::noAction)),
    SEVEN_BYTES(spoofed(Spoofs::sevenBytes)),
    NO_BYTES(spoofed(request -> Spoofs.empty())),
    ONE_BYTE_SHORT(spoofed(Spoofs::oneByteShort)),
    HUGE(spoofed(Spoofs::huge)),
    FLOOD(spoofed(request -> Spoofs.flood(request, 100))),
    NOTHING_BUT_SPOOFS(ErrorKind.TIMED_OUT, () -> Spoofs::oneOfEach),
    SPOOFS_INSTEAD_OF_AN_ANSWER(
            ErrorKind.TIMED_OUT, to(RecordedDatagram::isAnnounce, reply -> UdpReply.silence(), Spoofs::strangers)),
    /** It may be told of where nothing better came. */
    HEAD_OF_AN_ANSWER(
            List.of(ErrorKind.TIMED_OUT, ErrorKind.MALFORMED),
            to(RecordedDatagram::isAnnounce, reply -> reply.cutTo(8))),

    // More than was expected, or later, or twice (UDP-R2).
    TRAILING_BYTES(toAll(reply -> reply.trailedBy(5))),
    EVERYTHING_TWICE(toAll(reply -> reply.times(2))),
    EVERYTHING_LATE(toAll(reply -> reply.after(Duration.ofMillis(150)))),
    ANOTHER_ID_BEHIND_THE_FIRST(
            to(RecordedDatagram::isConnect, reply -> reply.and(reply.mangled(UdpMisbehaviour::withLastByteTurned)))),

    // Lost on the way (UDP-T2).
    FIRST_CONNECT_LOST(losingTheFirst(RecordedDatagram::isConnect)),
    FIRST_ANNOUNCE_LOST(losingTheFirst(RecordedDatagram::isAnnounce)),
    SILENCE(ErrorKind.TIMED_OUT, () -> UdpScript.always(UdpReply.silence())),
    SILENCE_AFTER_THE_CONNECT(ErrorKind.TIMED_OUT, to(RecordedDatagram::isAnnounce, reply -> UdpReply.silence())),

    // Connection ids (UDP-C2, UDP-C5).
    ID_OF_ZERO(() -> plain().handingOut(0)),
    ID_OF_ONES(() -> plain().handingOut(-1)),
    MAGIC_NUMBER_AS_ID(() -> plain().handingOut(UdpAnswers.MAGIC)),
    ID_REFUSED_ONCE(refusingTheFirstAnnounce(UdpAnswers.ID_MISMATCH)),
    ID_REFUSED_ONCE_IN_OTHER_WORDS(refusingTheFirstAnnounce("bad connection ID")),
    ID_NEVER_RIGHT("Connection ID missmatch.", () -> plain().idsServing(0)),

    // Ways to say no (UDP-E1, UDP-E2).
    ERROR_WITHOUT_WORDS("", refusing("")),
    ERROR_OF_TWELVE_BYTES("none", refusing("none")),
    ERROR_THAT_ENDS_IN_NULS("no such torrent", refusing("no such torrent\0\0")),
    ERROR_TO_THE_CONNECT("go away", () -> request -> error(request, "go away")),
    ERROR_WITH_CONTROL_CHARACTERS("a\uFFFDb", refusing("a\u001bb")),
    ERROR_THAT_FILLS_THE_DATAGRAM(ErrorKind.REFUSED, refusing("no ".repeat(20_000)));

    @SuppressWarnings("ImmutableEnumChecker") // nobody else holds the list
    private final List<ErrorKind> failures;

    private final @Nullable String words;

    @SuppressWarnings("ImmutableEnumChecker") // makes a script a call, and remembers none
    private final Supplier<UdpScript> maker;

    UdpMisbehaviour(Supplier<UdpScript> maker) {
        this.failures = List.of();
        this.words = null;
        this.maker = maker;
    }

    UdpMisbehaviour(ErrorKind failure, Supplier<UdpScript> maker) {
        this(List.of(failure), maker);
    }

    UdpMisbehaviour(List<ErrorKind> failures, Supplier<UdpScript> maker) {
        this.failures = failures;
        this.words = null;
        this.maker = maker;
    }

    /** @param words how the refusal reads */
    UdpMisbehaviour(String words, Supplier<UdpScript> maker) {
        this.failures = List.of(ErrorKind.REFUSED);
        this.words = words;
        this.maker = maker;
    }

    /** A script that does it; where there is an answer to an announce, it is {@link Fixtures#response()}. */
    public UdpScript script() {
        return maker.get();
    }

    /** How an announce has to fail, in one of these ways; none where it has to be answered. */
    List<ErrorKind> failures() {
        return failures;
    }

    /** How the refusal has to read; null where it may read in any way. */
    @Nullable
    String words() {
        return words;
    }

    private static UdpTrackerScript plain() {
        return UdpTrackerScript.following(TrackerScript.always(ScriptedAnswer.announced(Fixtures.response())));
    }

    private static Supplier<UdpScript> spoofed(UdpScript spoofs) {
        return () -> plain().spoofedBy(spoofs);
    }

    private static Supplier<UdpScript> toAll(UnaryOperator<UdpReply> change) {
        return to(request -> true, change);
    }

    private static Supplier<UdpScript> to(Predicate<RecordedDatagram> requests, UnaryOperator<UdpReply> change) {
        return to(requests, change, request -> UdpReply.silence());
    }

    private static Supplier<UdpScript> to(
            Predicate<RecordedDatagram> requests, UnaryOperator<UdpReply> change, UdpScript more) {
        return () -> {
            UdpScript plain = plain();
            return request -> requests.test(request)
                    ? change.apply(plain.reply(request)).and(more.reply(request))
                    : plain.reply(request);
        };
    }

    private static Supplier<UdpScript> losingTheFirst(Predicate<RecordedDatagram> requests) {
        return () ->
                plain().over(Impairment.none().losing(1, 0).losingEachAtMost(1).sparing(requests.negate()));
    }

    private static Supplier<UdpScript> refusing(String words) {
        return () -> {
            UdpScript plain = plain();
            return request -> request.isConnect() ? plain.reply(request) : error(request, words);
        };
    }

    private static Supplier<UdpScript> refusingTheFirstAnnounce(String words) {
        return () -> {
            UdpScript plain = plain();
            AtomicInteger announces = new AtomicInteger();
            return request -> request.isAnnounce() && announces.getAndIncrement() == 0
                    ? error(request, words)
                    : plain.reply(request);
        };
    }

    private static UdpReply error(RecordedDatagram request, String words) {
        return UdpReply.of(UdpAnswers.refused(request.transactionId(), words));
    }

    private static byte[] withLastByteTurned(byte[] bytes) {
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }
}
