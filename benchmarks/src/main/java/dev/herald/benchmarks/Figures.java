package dev.herald.benchmarks;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a verb prints: names and numbers, in the order in which they were added, as one JSON object on a line. */
final class Figures {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Figures with(String name, long value) {
        fields.put(name, BigDecimal.valueOf(value));
        return this;
    }

    /** A number that was measured: more than {@code decimals} digits behind the point would only pretend. */
    Figures with(String name, double value, int decimals) {
        fields.put(name, BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP));
        return this;
    }

    Figures with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Figures with(String name, Figures nested) {
        fields.put(name, nested);
        return this;
    }

    void printTo(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            writeTo(json);
        }
        out.write('\n');
        out.flush();
    }

    private void writeTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            json.writeFieldName(field.getKey());
            if (field.getValue() instanceof Figures nested) {
                nested.writeTo(json);
            } else if (field.getValue() instanceof BigDecimal number) {
                json.writeNumber(number);
            } else {
                json.writeString(String.valueOf(field.getValue()));
            }
        }
        json.writeEndObject();
    }
}
