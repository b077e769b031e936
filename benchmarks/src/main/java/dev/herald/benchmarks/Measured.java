package dev.herald.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a process of this command printed, read again: the fields at the top of its object, as text. */
record Measured(Map<String, String> fields) {

    static Measured parse(String line) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object: " + line);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isScalarValue()) {
                    fields.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return new Measured(fields);
    }

    String text(String name) throws IOException {
        String value = fields.get(name);
        if (value == null) {
            throw new IOException("there is no '" + name + "' among " + fields.keySet());
        }
        return value;
    }

    double number(String name) throws IOException {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException noNumber) {
            throw new IOException("'" + name + "' is no number: " + text(name), noNumber);
        }
    }
}
