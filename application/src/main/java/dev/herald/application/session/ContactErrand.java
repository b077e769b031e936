package dev.herald.application.session;

import dev.herald.application.dispatch.Errand;
import dev.herald.application.dispatch.Ticket;
import dev.herald.application.dispatch.Verdict;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.session.ContactKey;
import dev.herald.domain.torrent.InfoHash;
import dev.herald.domain.tracker.TrackerUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One announce of one contact, on its way. */
final class ContactErrand implements Errand {

    private final SessionShell shell;
    private final ContactKey contact;
    private @Nullable Ticket ticket;

    ContactErrand(SessionShell shell, ContactKey contact) {
        this.shell = shell;
        this.contact = contact;
    }

    ContactKey contact() {
        return contact;
    }

    void isOnItsWay(Ticket with) {
        ticket = with;
    }

    Ticket ticket() {
        if (ticket == null) {
            throw new IllegalStateException("an errand has a ticket as soon as it is submitted");
        }
        return ticket;
    }

    @Override
    public TrackerUrl tracker() {
        return contact.tracker();
    }

    @Override
    public InfoHash swarm() {
        return contact.swarm();
    }

    @Override
    public AnnounceRequest request() {
        return shell.leaves(contact);
    }

    @Override
    public Duration timeout() {
        return shell.timeout();
    }

    @Override
    public void heard(Verdict verdict) {
        shell.heard(this, verdict);
    }
}
