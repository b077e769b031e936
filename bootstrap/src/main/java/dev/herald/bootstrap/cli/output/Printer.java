package dev.herald.bootstrap.cli.output;

/** Prints views, each in one piece, whichever thread brings them. */
public interface Printer {

    /** Prints what one tracker said to one announce. */
    void print(AnnounceView announce);

    /** Prints what one tracker, or several, said of one swarm. */
    void print(ScrapeView scrape);

    /** Prints what a peer sent through a tracker. */
    void print(SignalView signal);

    /** Prints how well a tracker is. */
    void print(CheckView check);

    /** Prints what happened between us and a tracker. */
    void print(ExplainView explain);

    /** Prints what a torrent says. */
    void print(TorrentView torrent);

    /** Prints what the URL of a tracker says. */
    void print(TrackerView tracker);

    /** Prints what is wrong with a target. */
    void print(UnreadableView target);
}
