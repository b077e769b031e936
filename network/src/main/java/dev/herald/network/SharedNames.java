package dev.herald.network;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers about names that several users share for a moment, so that what one of them decided holds for the next. */
final class SharedNames implements NameLookup {

    private static final int MOST = 1_024;
    private static final long FRESH = Duration.ofSeconds(5).toNanos();

    /** None where nobody knows the name. */
    private record Answer(Option<List<InetAddress>> addresses, long since) {}

    private final NameLookup asked;
    private final Map<String, Answer> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST;
        }
    };

    SharedNames(NameLookup asked) {
        this.asked = asked;
    }

    @Override
    public InetAddress[] addressesOf(String name) throws UnknownHostException {
        Answer known = recent(name);
        Answer answer = known == null ? ask(name) : known;
        return answer.addresses()
                .getOrElseThrow(() -> new UnknownHostException(name))
                .toArray(InetAddress[]::new);
    }

    private synchronized @Nullable Answer recent(String name) {
        Answer known = answers.get(name);
        return known == null || System.nanoTime() - known.since() > FRESH ? null : known;
    }

    private Answer ask(String name) {
        Answer answer = new Answer(found(name), System.nanoTime());
        synchronized (this) {
            answers.remove(name);
            answers.put(name, answer);
        }
        return answer;
    }

    private Option<List<InetAddress>> found(String name) {
        try {
            return Option.some(List.of(asked.addressesOf(name)));
        } catch (UnknownHostException nobody) {
            return Option.none();
        }
    }
}
