package dev.herald.bootstrap.cli.explain;

import dev.herald.domain.error.RetryAdvice;
import dev.herald.domain.error.Stage;
import dev.herald.domain.error.TrackerError;
import dev.herald.domain.error.TrackerError.Refused;
import dev.herald.domain.error.TrackerError.TimedOut;
import dev.herald.domain.error.TrackerError.Unreachable;
import dev.herald.domain.tracker.TrackerScheme;
import dev.herald.domain.tracker.TrackerUrl;
import java.util.Locale;

/** What the user can do about a tracker's no, in a sentence or two. */
public final class Remedy {

    private static final int TOO_MANY = 429;

    private Remedy() {}

    /** The advice for this error of this tracker. Never empty, and without secrets. */
    public static String of(TrackerError error, TrackerUrl tracker) {
        return switch (error.kind()) {
            case REFUSED -> error instanceof Refused refused ? refused(refused) : anotherTracker();
            case UNREACHABLE ->
                error instanceof Unreachable unreachable ? unreachable(unreachable, tracker) : anotherTracker();
            case TIMED_OUT -> error instanceof TimedOut silence ? timedOut(silence, tracker) : anotherTracker();
            case MALFORMED -> malformed(tracker);
            case UNSUPPORTED -> "Use a tracker with an http, https, udp, ws or wss URL.";
            case BLOCKED -> blocked(error.message());
            case TOO_SOON -> "Wait as long as the tracker asked for.";
            case EXHAUSTED -> anotherTracker();
        };
    }

    private static String anotherTracker() {
        return "Add another tracker with --tracker URL.";
    }

    private static String refused(Refused refused) {
        String words = refused.reason().toLowerCase(Locale.ROOT);
        if (words.contains("regist") || words.contains("not found") || words.contains("download is not authori")) {
            return "The tracker does not carry this torrent: it was deleted, or never allowed there. Look on the site for a"
                    + " newer one, or use another tracker.";
        }
        if (words.contains("passkey")
                || words.contains("authori")
                || refused.status().contains(401)) {
            return "Fetch the torrent again from the site while you are logged in: the passkey or login in its URL is not"
                    + " one that the tracker knows.";
        }
        if (words.contains("client") || words.contains("agent") || words.contains("banned")) {
            return "The tracker does not want this client or this user: ask its staff. --user-agent and --peer-id say who"
                    + " we are.";
        }
        return refused.status().map(status -> byStatus(status, refused)).getOrElse(() -> byAdvice(refused.advice()));
    }

    private static String byStatus(int status, Refused refused) {
        if (status == TOO_MANY || status >= 500) {
            return "The server is overloaded or broken, which only its operator can mend: wait, and try later.";
        }
        return switch (status) {
            case 403 -> "The server forbids it: check the passkey in the URL, and whether a VPN or proxy is shut out.";
            case 404 -> "There is no tracker at this path: check the URL, its /announce included.";
            case 407 -> "The proxy wants a user and password: --proxy http://user:password@host:port.";
            case 410 -> "The tracker is gone for good: remove it from the torrent.";
            default -> byAdvice(refused.advice());
        };
    }

    private static String byAdvice(RetryAdvice advice) {
        if (advice instanceof RetryAdvice.Never) {
            return "The tracker wants not to be asked again: remove it from the torrent, or ask its operator.";
        }
        return advice instanceof RetryAdvice.After
                ? "Wait as long as the tracker asked for; its words above say why."
                : "Its words above say what it does not like; asking again alone will not change that.";
    }

    private static String unreachable(Unreachable error, TrackerUrl tracker) {
        return switch (error.stage()) {
            case RESOLVE -> resolve(error.detail());
            case CONNECT, SEND -> connect(error.detail(), tracker);
            case SECURE -> secure(error.detail());
            case PROXY -> "Check that the proxy runs, its address and port, and its user and password.";
            case RECEIVE ->
                tracker.scheme() == TrackerScheme.HTTP || tracker.scheme() == TrackerScheme.WS
                        ? "Something speaks there, but not this protocol, or it broke off: check scheme and port of the URL,"
                                + " and try later."
                        : "The connection broke off: try later, and without a VPN or proxy in between.";
        };
    }

    private static String resolve(String detail) {
        return detail.contains("IP version")
                ? "The tracker has no address of the IP version in use: leave out -4, -6 or --bind."
                : "Check the name for typos. If other names fail too, it is your DNS; if not, the tracker has lost its name.";
    }

    private static String connect(String detail, TrackerUrl tracker) {
        if (detail.contains("refused") || detail.contains("nobody listens")) {
            return "The machine is there and nobody listens at port " + tracker.port()
                    + ": check the port, or the tracker is down.";
        }
        if (detail.contains("local address")) {
            return "Check --bind: it has to be an address of this machine, of an IP version that the tracker has.";
        }
        if (detail.contains("interface")) {
            return "Check --bind: the interface has to be there and up, with an address of an IP version that the tracker has.";
        }
        return "Your network has no way there: check that it is up, the VPN, and whether -4 or -6 works.";
    }

    private static String secure(String detail) {
        if (detail.startsWith("the certificate has expired") || detail.startsWith("the certificate is not valid yet")) {
            return "Check your clock; if it is right, the operator has to renew the certificate. --insecure tells whether the"
                    + " rest works.";
        }
        if (detail.startsWith("the certificate's key is not one that is pinned")) {
            return "Somebody sits in between, or the tracker has a new key: ask its operator, and mend --pin only if it is the"
                    + " tracker's.";
        }
        return detail.startsWith("the other side") ? otherSide(detail) : certificate(detail);
    }

    private static String otherSide(String detail) {
        if (detail.contains("our certificate")) {
            return "Renew the certificate of --client-cert, with whoever gave it to you.";
        }
        if (detail.contains("no cipher")) {
            return "Ask its operator whether it wants to know who you are (--client-cert HOST=FILE), or is too old or too strict"
                    + " for this Java.";
        }
        if (detail.contains("certificate of ours")) {
            return "Show the certificate that the tracker's operator gave you: --client-cert HOST=FILE.";
        }
        if (detail.contains("speaks no version of TLS")) {
            return "The server is too old for this Java, or too strict: its operator has to change what it speaks.";
        }
        return detail.contains("does not speak TLS")
                ? "Use http or ws instead of https or wss in the URL, or another port."
                : "Check the host's name and the port of the URL: the server knows why it does not want us there.";
    }

    private static String certificate(String detail) {
        if (detail.contains("authority that is not trusted") || detail.contains("signed by itself")) {
            return "Its certificate is home-made, or somebody sits in between: trust the file that the operator gave you with"
                    + " --ca FILE. --insecure tells whether the rest works.";
        }
        return "Somebody else answers for this host: check the name, and who sits in between. --insecure tells whether the rest"
                + " works.";
    }

    private static String timedOut(TimedOut silence, TrackerUrl tracker) {
        if (silence.stage() == Stage.RESOLVE) {
            return "Your DNS server does not answer: check your network.";
        }
        if (silence.stage() == Stage.PROXY) {
            return "Check that the proxy runs, and whether it may reach the tracker.";
        }
        if (tracker.scheme() == TrackerScheme.UDP) {
            return "The tracker is down, or a firewall drops UDP on the way: try another udp tracker, which tells them"
                    + " apart.";
        }
        return silence.stage() == Stage.CONNECT
                ? "The machine is off, or a firewall drops packets on the way: try -4 or -6, and another network."
                : "The server took the request and kept silent: it is overloaded. Try later, or with a longer --timeout.";
    }

    private static String malformed(TrackerUrl tracker) {
        return switch (tracker.scheme()) {
            case HTTP, HTTPS ->
                "Open the URL in a browser: a web page there means that it is not, or no longer, a tracker's announce URL."
                        + " If it is, its operator has to know.";
            case UDP ->
                "Something else may listen at this port, or the tracker does not carry this torrent: check the port, and try"
                        + " another torrent or the tracker's http URL.";
            case WS, WSS ->
                "Something else may listen there, or a proxy in between alters what is said: check the URL.";
        };
    }

    private static String blocked(String words) {
        if (words.contains("UDP")) {
            return "Leave out --proxy for this tracker, or use one of its http URLs.";
        }
        if (words.contains("own-parameters")) {
            return "Remove that parameter from the URL: what announces say is not for a URL to say.";
        }
        if (words.contains("redirect")) {
            return "The tracker has moved: use the URL it sends to, if you trust it.";
        }
        return words.contains("larger") || words.contains("bytes")
                ? "No tracker says that much: check the URL."
                : "Herald refuses this for your safety: the words above name the rule, and docs/network.md explains it.";
    }
}
