package dev.herald.embedded;

/**
 * What an embedded tracker takes at most. What goes beyond is refused, or cut where that is usual.
 *
 * @param swarms how many swarms it keeps; announces of further ones are refused
 * @param peersInSwarm how many peers it keeps in one swarm; further ones are refused
 * @param peersInAnswer how many peers it names in one answer, however many are wanted
 * @param swarmsInScrape how many swarms one scrape may ask for; over UDP it answers for so many of them
 * @param targetLength how long a request line or a datagram may be, in bytes
 */
public record EmbeddedTrackerLimits(
        int swarms, int peersInSwarm, int peersInAnswer, int swarmsInScrape, int targetLength) {

    /** A hundred thousand swarms of ten thousand peers, 200 peers an answer, 100 swarms a scrape, 16 KiB a request. */
    public static final EmbeddedTrackerLimits DEFAULT = new EmbeddedTrackerLimits(100_000, 10_000, 200, 100, 16 * 1024);

    public EmbeddedTrackerLimits {
        if (swarms < 1 || peersInSwarm < 1 || peersInAnswer < 0 || swarmsInScrape < 1 || targetLength < 256) {
            throw new IllegalArgumentException("limits leave no room to work: " + swarms + ", " + peersInSwarm + ", "
                    + peersInAnswer + ", " + swarmsInScrape + ", " + targetLength);
        }
    }
}
