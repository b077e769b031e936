package dev.herald.bootstrap.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was seen, scenario by scenario and transport by transport, for whoever reads the report: {@code network-lab.txt}. */
final class LabTable {

    private static final String LINE = "%-63s %-6s %6s %7s %6s  %s%n";
    private static final String LEGEND = """

            inside   packets between the client's scope and whom it may talk to
            OUTSIDE  any other packet on any interface of the client
            system   what the system alone sent elsewhere once the interface or the route was gone: TCP of connections that were opened
                     inside the scope, without payload that had not been sent inside before; questions for names that had been asked
                     inside before, once more
            -        what the kernel says to its neighbours by itself, whoever uses the interface
            Each scenario was heard at the decoy without the scope.
            """;

    private final Map<Machine, Pass> passes = new EnumMap<>(Machine.class);

    /** All scenarios on one machine. */
    private static final class Pass {
        private final StringBuilder rows = new StringBuilder();
        private int inside;
        private int outside;
        private int systems;
    }

    void add(Machine machine, String scenario, Judgement seen, Map<String, List<String>> outcomes) {
        Pass pass = passes.computeIfAbsent(machine, first -> new Pass());
        TreeSet<String> transports = new TreeSet<>(outcomes.keySet());
        Stream.of(seen.inside(), seen.outside(), seen.systems())
                .flatMap(List::stream)
                .forEach(packet -> transports.add(transport(packet)));
        for (String transport : transports) {
            pass.rows.append(LINE.formatted(
                    scenario,
                    transport,
                    of(transport, seen.inside()),
                    of(transport, seen.outside()),
                    of(transport, seen.systems()),
                    counted(outcomes.getOrDefault(transport, List.of()))));
        }
        pass.inside += seen.inside().size();
        pass.outside += seen.outside().size();
        pass.systems += seen.systems().size();
        List<String> housekeeping = seen.housekeeping().stream()
                .map(packet -> packet.protocol().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .sorted()
                .toList();
        pass.rows.append(LINE.formatted(scenario, "-", "", "", "", counted(housekeeping)));
    }

    private static long of(String transport, List<Packet> packets) {
        return packets.stream()
                .filter(packet -> transport(packet).equals(transport))
                .count();
    }

    /** Through a proxy there is but one. */
    private static String transport(Packet packet) {
        int port = packet.remotePort();
        if (packet.remote().equals(LabWorld.PROXY)) {
            return "proxy";
        }
        return switch (packet.protocol()) {
            case TCP -> service(true, port);
            case UDP -> service(false, port);
            default -> packet.protocol().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String service(boolean connected, int port) {
        return switch (port) {
            case LabTracker.HTTP -> connected ? "http" : "udp";
            case LabTracker.HTTPS -> "https";
            case LabTracker.WEBSOCKET -> "ws";
            case LabTracker.SILENT_UDP -> "udp";
            case LabResolver.PORT -> "names";
            default -> (connected ? "tcp " : "udp ") + port;
        };
    }

    private static String counted(List<String> words) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        counts.forEach((word, count) -> parts.add(count == 1 ? word : count + " " + word));
        return String.join(", ", parts);
    }

    /** Prints it, and writes it beside the other reports of the build. */
    void publish() {
        StringBuilder all = new StringBuilder();
        passes.forEach((machine, pass) -> all.append(machine.words())
                .append("\n\n")
                .append(LINE.formatted("scenario", "over", "inside", "OUTSIDE", "system", "outcomes of announces"))
                .append(pass.rows)
                .append("\n%d packets inside, %d outside, %d of the system's own%n%n%n"
                        .formatted(pass.inside, pass.outside, pass.systems)));
        all.append(LEGEND.strip()).append('\n');
        System.err.print(all);
        try {
            Path classes = Path.of(LabTable.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Files.writeString(classes.resolveSibling("network-lab.txt"), all);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
