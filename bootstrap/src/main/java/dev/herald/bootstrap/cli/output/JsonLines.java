package dev.herald.bootstrap.cli.output;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Views as JSON Lines: an object a line, {@code kind} first and {@code schema} second, absent values left out. Field names and
 * their order are a promise to scripts.
 */
public final class JsonLines implements Printer {

    private static final int SCHEMA = 1;

    private final JsonFactory json = JsonOutput.factory();
    private final DataStream out;

    public JsonLines(DataStream out) {
        this.out = out;
    }

    @Override
    public void print(AnnounceView announce) {
        line("announce", object -> {
            object.writeStringField("tracker", announce.tracker());
            object.writeStringField("infoHash", announce.infoHash());
            object.writeStringField("event", announce.event());
            object.writeStringField("outcome", announce.outcome());
            answer(object, announce);
            error(object, announce.error());
        });
    }

    private static void answer(JsonGenerator object, AnnounceView announce) throws IOException {
        object.writeNumberField("elapsedMillis", announce.elapsedMillis());
        number(object, "intervalSeconds", announce.intervalSeconds());
        number(object, "minIntervalSeconds", announce.minIntervalSeconds());
        number(object, "seeders", announce.seeders());
        number(object, "leechers", announce.leechers());
        number(object, "completed", announce.completed());
        texts(object, "peers", announce.peers());
        text(object, "warning", announce.warning());
        text(object, "trackerId", announce.trackerId());
        text(object, "externalIp", announce.externalIp());
    }

    @Override
    public void print(CheckView check) {
        line("check", object -> {
            object.writeStringField("tracker", check.tracker());
            object.writeStringField("outcome", check.outcome());
            texts(object, "reasons", check.reasons());
            AnnounceView announce = check.announce();
            if (announce != null) {
                object.writeStringField("infoHash", announce.infoHash());
                object.writeStringField("event", announce.event());
                answer(object, announce);
            }
            times(object, check.answers());
            object.writeObjectFieldStart("families");
            for (var family : check.families().entrySet()) {
                object.writeFieldName(family.getKey());
                route(object, family.getValue());
            }
            object.writeEndObject();
            flag(object, "scrape", check.scrape());
            flag(object, "inventsPeers", check.inventsPeers());
            text(object, "sameHostAs", check.sameHostAs());
            text(object, "sameAddressAs", check.sameAddressAs());
            error(object, check.error());
        });
    }

    @Override
    public void print(ExplainView explain) {
        line("explain", object -> {
            object.writeStringField("tracker", explain.tracker());
            object.writeStringField("infoHash", explain.infoHash());
            object.writeNumberField("tier", explain.tier());
            AnnounceView announce = explain.announce();
            text(object, "event", announce == null ? null : announce.event());
            object.writeStringField("outcome", explain.outcome());
            if (announce != null) {
                answer(object, announce);
                error(object, announce.error());
            }
            object.writeArrayFieldStart("steps");
            for (StepView step : explain.steps()) {
                step(object, step);
            }
            object.writeEndArray();
            text(object, "remedy", explain.remedy());
            number(object, "nextSeconds", explain.nextSeconds());
            text(object, "rule", explain.rule());
            text(object, "nextTracker", explain.nextTracker());
            flag(object, "stopped", explain.stopped());
        });
    }

    private static void step(JsonGenerator object, StepView step) throws IOException {
        object.writeStartObject();
        object.writeNumberField("atMicros", step.atMicros());
        object.writeStringField("step", step.step());
        object.writeStringField("words", step.words());
        for (var detail : step.details().entrySet()) {
            if (detail.getValue() instanceof Long number) {
                object.writeNumberField(detail.getKey(), number);
            } else if (detail.getValue() instanceof List<?> texts) {
                texts(
                        object,
                        detail.getKey(),
                        texts.stream().map(String::valueOf).toList());
            } else {
                object.writeStringField(detail.getKey(), String.valueOf(detail.getValue()));
            }
        }
        object.writeEndObject();
    }

    private static void route(JsonGenerator object, RouteView route) throws IOException {
        object.writeStartObject();
        object.writeStringField("outcome", route.outcome());
        texts(object, "addresses", route.addresses());
        times(object, route.answers());
        error(object, route.error());
        object.writeEndObject();
    }

    private static void times(JsonGenerator object, @Nullable AnswerTimesView times) throws IOException {
        if (times == null) {
            return;
        }
        object.writeObjectFieldStart("answerMillis");
        object.writeNumberField("fastest", times.fastest());
        object.writeNumberField("median", times.median());
        object.writeNumberField("slowest", times.slowest());
        object.writeArrayFieldStart("all");
        for (long millis : times.all()) {
            object.writeNumber(millis);
        }
        object.writeEndArray();
        object.writeEndObject();
    }

    private static void flag(JsonGenerator object, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            object.writeBooleanField(name, value);
        }
    }

    @Override
    public void print(ScrapeView scrape) {
        line("scrape", object -> {
            text(object, "tracker", scrape.tracker());
            object.writeStringField("infoHash", scrape.infoHash());
            object.writeStringField("outcome", scrape.outcome());
            number(object, "seeders", scrape.seeders());
            number(object, "leechers", scrape.leechers());
            number(object, "completed", scrape.completed());
            texts(object, "trackers", scrape.trackers());
            error(object, scrape.error());
        });
    }

    @Override
    public void print(SignalView signal) {
        line(signal.kind(), object -> {
            object.writeStringField("tracker", signal.tracker());
            object.writeStringField("infoHash", signal.infoHash());
            object.writeStringField("peerId", signal.peerId());
            object.writeStringField("sdp", signal.sdp());
            text(object, "offer", signal.offer());
        });
    }

    @Override
    public void print(TorrentView torrent) {
        line("torrent", object -> {
            object.writeStringField("source", torrent.source());
            text(object, "name", torrent.name());
            text(object, "infoHashV1", torrent.infoHashV1());
            text(object, "infoHashV2", torrent.infoHashV2());
            texts(object, "announceHashes", torrent.announceHashes());
            object.writeArrayFieldStart("tiers");
            for (List<String> tier : torrent.tiers()) {
                strings(object, tier);
            }
            object.writeEndArray();
            object.writeObjectFieldStart("scrapeUrls");
            for (var urls : torrent.scrapeUrls().entrySet()) {
                object.writeStringField(urls.getKey(), urls.getValue().orElse(null));
            }
            object.writeEndObject();
            object.writeBooleanField("private", torrent.isPrivate());
            number(object, "totalBytes", torrent.totalBytes());
        });
    }

    @Override
    public void print(TrackerView tracker) {
        line("tracker", object -> {
            object.writeStringField("source", tracker.source());
            object.writeStringField("url", tracker.url());
            object.writeStringField("scrapeUrl", tracker.scrapeUrl());
        });
    }

    @Override
    public void print(UnreadableView target) {
        line(target.kind(), object -> {
            object.writeStringField("source", target.source());
            error(object, target.error());
        });
    }

    /** Prints something that happened to a session. */
    public void print(WatchView change) {
        line("watch", object -> {
            object.writeStringField("tracker", change.tracker());
            text(object, "infoHash", change.infoHash());
            text(object, "event", change.event());
            object.writeStringField("outcome", change.outcome());
            number(object, "intervalSeconds", change.intervalSeconds());
            number(object, "minIntervalSeconds", change.minIntervalSeconds());
            number(object, "seeders", change.seeders());
            number(object, "leechers", change.leechers());
            number(object, "completed", change.completed());
            texts(object, "peers", change.peers());
            text(object, "warning", change.warning());
            number(object, "failures", change.failures());
            number(object, "nextSeconds", change.nextSeconds());
            text(object, "rule", change.rule());
            error(object, change.error());
        });
    }

    private static void error(JsonGenerator object, @Nullable ErrorView error) throws IOException {
        if (error == null) {
            return;
        }
        object.writeObjectFieldStart("error");
        object.writeStringField("kind", error.kind());
        object.writeStringField("message", error.message());
        text(object, "reason", error.reason());
        RetryView retry = error.retry();
        if (retry != null) {
            object.writeObjectFieldStart("retry");
            object.writeStringField("advice", retry.advice());
            number(object, "seconds", retry.seconds());
            object.writeEndObject();
        }
        object.writeEndObject();
    }

    private static void text(JsonGenerator object, String name, @Nullable String value) throws IOException {
        if (value != null) {
            object.writeStringField(name, value);
        }
    }

    private static void number(JsonGenerator object, String name, @Nullable Long value) throws IOException {
        if (value != null) {
            object.writeNumberField(name, value);
        }
    }

    private static void texts(JsonGenerator object, String name, @Nullable List<String> values) throws IOException {
        if (values != null) {
            object.writeFieldName(name);
            strings(object, values);
        }
    }

    private static void strings(JsonGenerator object, List<String> values) throws IOException {
        object.writeStartArray();
        for (String value : values) {
            object.writeString(value);
        }
        object.writeEndArray();
    }

    private void line(String kind, Fields fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        out.write(stream -> {
            try (JsonGenerator object = json.createGenerator(line, JsonEncoding.UTF8)) {
                begin(object, kind);
                fields.writeTo(object);
                object.writeEndObject();
            }
            line.write('\n');
            line.writeTo(stream);
        });
    }

    static void begin(JsonGenerator object, String kind) throws IOException {
        object.writeStartObject();
        object.writeStringField("kind", kind);
        object.writeNumberField("schema", SCHEMA);
    }

    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator object) throws IOException;
    }
}
