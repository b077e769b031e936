package dev.herald.adapter.http;

import dev.herald.application.port.BencodeBytes;
import io.vavr.control.Option;
import java.util.List;

/**
 * An announce's answer in the words of the wire, each field with the type it should have or absent (BENC-16).
 *
 * @param remarks what was read past, in our own words
 */
record AnnounceAnswer(
        Option<Long> interval,
        Option<Long> minInterval,
        Option<Long> complete,
        Option<Long> incomplete,
        Option<Long> downloaded,
        PeersAnswer peers,
        PeersAnswer peers6,
        Option<BencodeBytes> trackerId,
        Option<String> warningMessage,
        Option<BencodeBytes> externalIp,
        List<String> remarks) {}
