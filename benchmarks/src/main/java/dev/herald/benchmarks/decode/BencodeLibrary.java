package dev.herald.benchmarks.decode;

import java.io.IOException;

/**
 * A library that reads bencode. Each method decodes a document and reads what a client needs of it, so that a library that puts work
 * off until somebody asks gains nothing by it. The numbers they answer with are the same for all.
 */
interface BencodeLibrary {

    /** The interval of an answer, plus the bytes of its compact peers. */
    long compactAnnounce(byte[] answer) throws IOException;

    /** The interval of an answer, plus the port and the length of the address of each of its listed peers. */
    long listedAnnounce(byte[] answer) throws IOException;

    /** The piece length of a torrent, plus the bytes of its pieces, plus the length of each file. */
    long torrent(byte[] metainfo) throws IOException;
}
