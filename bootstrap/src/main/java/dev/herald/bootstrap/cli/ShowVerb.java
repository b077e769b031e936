package dev.herald.bootstrap.cli;

import dev.herald.adapter.bencode.Bencode;
import dev.herald.application.metainfo.MetainfoReader;
import dev.herald.bootstrap.cli.input.Target;
import dev.herald.bootstrap.cli.input.TargetReader;
import dev.herald.bootstrap.cli.output.Printer;
import dev.herald.bootstrap.cli.output.Views;
import dev.herald.domain.torrent.Torrent;
import dev.herald.domain.tracker.TrackerTiers;
import java.util.Iterator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what targets say. Touches no network. */
@Command(
        name = "show",
        description = "What a target says, without a network: name, info-hashes, tiers, scrape URLs, size, private.",
        footerHeading = Verb.EXAMPLES,
        footer = {
            "  herald show ubuntu.torrent",
            "  herald show --json 'magnet:?xt=urn:btih:HEX&tr=http://tracker.example/announce'"
        })
final class ShowVerb extends Verb {

    @Mixin
    private TargetOptions targets = new TargetOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ShowVerb(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Printer printer = output.printer(console);
        Tally tally = new Tally();
        Iterator<Target> all = targets.read(new TargetReader(new MetainfoReader(Bencode.codec())), console.in());
        while (all.hasNext() && !console.out().broken().isDone()) {
            show(all.next(), printer, tally);
        }
        return tally.exitCode();
    }

    private void show(Target target, Printer printer, Tally tally) {
        Views views = new Views(output.secrecy());
        if (target instanceof Target.Unreadable unreadable) {
            printer.print(views.unreadable(unreadable.given(), unreadable.isTracker(), unreadable.trouble()));
            tally.unusableInput();
            return;
        }
        if (target instanceof Target.OfTracker tracker) {
            printer.print(views.tracker(tracker.given(), tracker.tracker()));
        } else if (target instanceof Target.OfTorrent torrent) {
            printer.print(views.torrent(torrent.given(), torrent.torrent().withAdded(targets.added())));
        } else if (target instanceof Target.OfSwarm swarm) {
            Torrent torrent = Torrent.of(swarm.swarm(), TrackerTiers.none()).withAdded(targets.added());
            printer.print(views.torrent(swarm.given(), torrent));
        }
        tally.answer();
    }
}
