package dev.herald.network;

import dev.herald.domain.error.TrackerError.Blocked;
import dev.herald.domain.peer.IpAddress;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which URLs and addresses may be talked to. Checked on each URL, on the addresses behind its name right before one of them is
 * connected to, and again at every redirect; the address that was checked is the one that is connected to. Immutable.
 *
 * @param rules none of which may find a fault; the first that does names the error
 */
public record AddressPolicy(List<AddressRule> rules) {

    private static final AddressPolicy DESKTOP = of(
            AddressRules.OWN_PARAMETERS,
            AddressRules.METADATA,
            AddressRules.MULTICAST,
            AddressRules.LOOPBACK_WITHOUT_ANNOUNCE,
            AddressRules.REDIRECT_INSIDE);

    private static final AddressPolicy SERVER = of(
            AddressRules.OWN_PARAMETERS,
            AddressRules.LOW_PORT,
            AddressRules.MIXED_SCRIPTS,
            AddressRules.METADATA,
            AddressRules.LOOPBACK,
            AddressRules.PRIVATE,
            AddressRules.LINK_LOCAL,
            AddressRules.UNIQUE_LOCAL,
            AddressRules.SHARED,
            AddressRules.MULTICAST,
            AddressRules.UNSPECIFIED,
            AddressRules.BENCHMARKING,
            AddressRules.RESERVED);

    public AddressPolicy {
        rules = List.copyOf(rules);
    }

    /**
     * For a person at their own machine, who may have a tracker at home: loopback and private addresses are fine, but for what no
     * tracker needs (HTTP-T12): URLs that carry our parameters already, other paths on loopback than those of trackers, and redirects from
     * the world into our networks. What is used if nobody says.
     */
    public static AddressPolicy desktop() {
        return DESKTOP;
    }

    /**
     * For a service that announces what strangers upload: nothing but the public Internet, at ports that are no other service's, under
     * names that are what they look like.
     */
    public static AddressPolicy server() {
        return SERVER;
    }

    /** Your own, of {@link AddressRules} and whatever else you can think of. Without a rule everything is allowed. */
    public static AddressPolicy of(AddressRule... rules) {
        return new AddressPolicy(List.of(rules));
    }

    /** The same with one more rule, the first to be asked. */
    public AddressPolicy with(AddressRule rule) {
        return new AddressPolicy(Stream.concat(Stream.of(rule), rules.stream()).toList());
    }

    /** The same without some rules. */
    public AddressPolicy without(AddressRule... dropped) {
        Set<AddressRule> gone = Set.of(dropped);
        return new AddressPolicy(
                rules.stream().filter(rule -> !gone.contains(rule)).toList());
    }

    /** Why the URL may not be visited, the address it names included, if it names one; none where it may. */
    public Option<Blocked> objection(Visit visit) {
        for (AddressRule rule : rules) {
            Option<String> fault = rule.faultOf(visit);
            if (fault.isDefined()) {
                return blocked(rule, fault.get());
            }
        }
        Option<IpAddress> address = visit.url().address();
        return address.isEmpty() ? Option.none() : objection(visit, address.get());
    }

    /** Why an address may not be connected to for a visit; none where it may. */
    public Option<Blocked> objection(Visit visit, InetAddress address) {
        return objection(visit, IpAddress.of(address.getAddress()));
    }

    private Option<Blocked> objection(Visit visit, IpAddress address) {
        for (AddressRule rule : rules) {
            Option<String> fault = rule.faultOf(visit, address);
            if (fault.isDefined()) {
                return blocked(rule, fault.get());
            }
        }
        return Option.none();
    }

    private static Option<Blocked> blocked(AddressRule rule, String fault) {
        return Option.some(new Blocked(rule.label() + ": " + fault));
    }

    /** The names of its rules, in order. */
    @Override
    public String toString() {
        return "AddressPolicy" + rules.stream().map(AddressRule::label).toList();
    }
}
