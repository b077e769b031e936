package dev.herald.adapter.udp;

import org.jspecify.annotations.Nullable;

/** Questions that wait for their turn with one endpoint. The links are in the questions, so anybody may leave from anywhere. */
final class WaitingLine {

    private @Nullable Question first;
    private @Nullable Question last;

    boolean isEmpty() {
        return first == null;
    }

    @Nullable
    Question first() {
        return first;
    }

    void addLast(Question question) {
        question.ahead = last;
        question.behind = null;
        if (last == null) {
            first = question;
        } else {
            last.behind = question;
        }
        last = question;
    }

    void addFirst(Question question) {
        question.ahead = null;
        question.behind = first;
        if (first == null) {
            last = question;
        } else {
            first.ahead = question;
        }
        first = question;
    }

    /** Takes {@code question}, which is in this line, out of it. */
    void remove(Question question) {
        if (question.ahead == null) {
            first = question.behind;
        } else {
            question.ahead.behind = question.behind;
        }
        if (question.behind == null) {
            last = question.ahead;
        } else {
            question.behind.ahead = question.ahead;
        }
        question.ahead = null;
        question.behind = null;
    }
}
