package dev.herald.network;

import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;

/**
 * One thing that an {@link AddressPolicy} does not allow. Sees a URL before anything happens, and every address behind its name before
 * anything is sent there. Must be quick and keep no state: it is asked for every question.
 */
public interface AddressRule {

    /** What it is called in errors, in lower case with hyphens. */
    String label();

    /** What is wrong with the URL, in a few words and without its secrets; none where nothing is. */
    default Option<String> faultOf(Visit visit) {
        return Option.none();
    }

    /** What is wrong with an address that the URL leads to; none where nothing is. */
    default Option<String> faultOf(Visit visit, IpAddress address) {
        return Option.none();
    }
}
