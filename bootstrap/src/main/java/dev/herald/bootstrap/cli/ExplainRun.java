package dev.herald.bootstrap.cli;

import dev.herald.application.client.AnnounceOutcome;
import dev.herald.application.client.TrackerClient;
import dev.herald.bootstrap.cli.explain.Chapter;
import dev.herald.bootstrap.cli.explain.Outlook;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.output.ExplainViews;
import dev.herald.bootstrap.cli.output.Printer;
import dev.herald.domain.announce.AnnounceRequest;
import dev.herald.domain.announce.FamilyPolicy;
import dev.herald.domain.session.Contact;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;

/** One run of the verb {@code explain}: target after target, tracker after tracker, as a session would go. */
final class ExplainRun {

    private final TrackerClient client;
    private final AnnouncePlan plan;
    private final Chronicler chronicler;
    private final Printer printer;
    private final ExplainViews views;
    private final InputNotes notes;
    private final Farewells farewells;
    private final Tally tally = new Tally();
    private final Ending ending;
    private volatile boolean isUnheard;

    ExplainRun(
            TrackerClient client,
            AnnouncePlan plan,
            Chronicler chronicler,
            Console console,
            OutputOptions output,
            Duration timeout) {
        this.client = client;
        this.plan = plan;
        this.chronicler = chronicler;
        this.printer = output.foldingPrinter(console);
        this.views = new ExplainViews(output.secrecy());
        this.notes = new InputNotes(console, output.secrecy(), tally);
        this.farewells = new Farewells(client, timeout, outcome -> isUnheard = true);
        this.ending = new Ending(console, farewells);
    }

    /** Explains every target; answers the exit code. */
    int run(Iterator<Target> targets) throws InterruptedException {
        ending.awaitInterrupt();
        while (!ending.isNear() && targets.hasNext()) {
            Target target = targets.next();
            if (notes.isUsable(target, plan.added())) {
                for (AnnouncePlan.Job job : plan.jobs(target)) {
                    explain(target, job);
                }
            }
        }
        return ending.exitCode(tally);
    }

    private void explain(Target target, AnnouncePlan.Job job) throws InterruptedException {
        if (job.torrent().tiers().isEmpty()) {
            notes.withoutTrackers(target);
            return;
        }
        Rehearsed session = new Rehearsed(job, plan.random());
        for (Option<Contact> due = session.next(); due.isDefined() && !ending.isNear(); due = session.next()) {
            Contact contact = due.get();
            AnnounceOutcome outcome = ask(contact, job);
            Outlook outlook = session.heard(contact, outcome);
            outcome.answer().peek(response -> tally.answer()).peekLeft(error -> tally.failure(error.kind()));
            tell(contact, outcome, outlook);
        }
        session.unasked().forEach(contact -> printer.print(views.unasked(contact)));
    }

    private AnnounceOutcome ask(Contact contact, AnnouncePlan.Job job) throws InterruptedException {
        AnnounceRequest request = new AnnounceRequest(
                contact.swarm(),
                plan.client(),
                job.options().progress().getOrElse(job.torrent()::freshProgress),
                plan.event(),
                plan.numWant(),
                Option.none(),
                FamilyPolicy.usualFor(job.torrent().isPrivate()));
        try {
            return client.announce(contact.tracker(), request, plan.timeout()).get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("a question to a tracker failed in a way it must not", bug.getCause());
        }
    }

    private void tell(Contact contact, AnnounceOutcome outcome, Outlook outlook) throws InterruptedException {
        var moments =
                chronicler.take(contact.tracker().reveal(), outcome.request()).moments();
        Option<Boolean> farewell = outcome.isAccepted() ? Option.some(part(outcome)) : Option.none();
        printer.print(views.of(new Chapter(contact.tier() + 1, outcome, moments, outlook, farewell)));
    }

    /** Says {@code stopped} to a tracker that accepted us; whether it heard. */
    private boolean part(AnnounceOutcome accepted) throws InterruptedException {
        isUnheard = false;
        farewells.owe(accepted);
        return farewells.sayAll(plan.timeout()) == 0 && !isUnheard;
    }
}
