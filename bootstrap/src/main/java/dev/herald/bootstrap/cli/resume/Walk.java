package dev.herald.bootstrap.cli.resume;

import dev.herald.domain.torrent.InfoHash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A walk through the hashes that one tracker is asked about, which knows its {@link Position}. Read by one thread at a time, and told
 * of answers and asked for its position by others, all of them holding its lock.
 */
final class Walk implements Iterator<InfoHash> {

    /** A tracker that fails so often in a row has been given up: the rest is left for the next time. */
    private static final int MOST_FAILURES_IN_A_ROW = 10_000;

    private final Iterator<InfoHash> swarms;
    private final MessageDigest digest = sha256();
    private final Set<InfoHash> untold;
    /** Left over from the last time: they come first. */
    private final Deque<InfoHash> leftOver;

    private final byte[] bytes = new byte[InfoHash.LENGTH];
    private long read;
    private int failuresInARow;

    private Walk(Iterator<InfoHash> swarms, Position from) {
        this.swarms = swarms;
        this.untold = new LinkedHashSet<>(from.untold());
        this.leftOver = new ArrayDeque<>(from.untold());
    }

    /**
     * A walk that goes on from there.
     *
     * @throws ChangedHashesException where the hashes are not those that were read the last time
     */
    static Walk from(Position position, Iterator<InfoHash> swarms) throws ChangedHashesException {
        Walk walk = new Walk(swarms, position);
        while (walk.read < position.read() && swarms.hasNext()) {
            walk.read();
        }
        if (walk.read < position.read()
                || (position.read() > 0 && !walk.digest().equals(position.digest()))) {
            throw new ChangedHashesException();
        }
        return walk;
    }

    private InfoHash read() {
        InfoHash swarm = swarms.next();
        swarm.writeTo(ByteBuffer.wrap(bytes));
        digest.update(bytes);
        read++;
        return swarm;
    }

    @Override
    public synchronized boolean hasNext() {
        return failuresInARow < MOST_FAILURES_IN_A_ROW && (!leftOver.isEmpty() || swarms.hasNext());
    }

    @Override
    public synchronized InfoHash next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (!leftOver.isEmpty()) {
            return leftOver.removeFirst();
        }
        InfoHash swarm = read();
        untold.add(swarm);
        return swarm;
    }

    /** This one has been answered. */
    synchronized void told(InfoHash swarm) {
        failuresInARow = 0;
        untold.remove(swarm);
    }

    /** The tracker did not answer for one: it is asked about that the next time. */
    synchronized void failed() {
        failuresInARow++;
    }

    synchronized Position position() {
        return new Position(read, digest(), new ArrayList<>(untold));
    }

    private String digest() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException never) {
            throw new IllegalStateException("every Java can copy a SHA-256 under way", never);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every Java knows SHA-256", never);
        }
    }
}
