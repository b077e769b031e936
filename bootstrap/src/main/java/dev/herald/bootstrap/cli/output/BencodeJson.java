package dev.herald.bootstrap.cli.output;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.herald.application.port.BencodeValue;
import dev.herald.bootstrap.cli.input.Trouble;
import java.io.IOException;
import java.io.OutputStream;

/** Bencoded files as JSON, streamed: however large or deep the file, little is held beside its bytes. */
public final class BencodeJson {

    /** Deeper lines are no further to the right: a file of brackets alone would else grow with the square of its length. */
    private static final int DEEPEST_INDENT = 32;

    private final JsonFactory json = JsonOutput.factory();
    private final DataStream out;
    private final Secrecy secrecy;

    public BencodeJson(DataStream out, Secrecy secrecy) {
        this.out = out;
        this.secrecy = secrecy;
    }

    /** The value alone, indented for reading. */
    public void printPretty(BencodeValue value) {
        out.write(stream -> {
            try (JsonGenerator writer = generator(stream)) {
                writer.setPrettyPrinter(prettyPrinter());
                new BencodeWriter(writer, secrecy).write(value);
                writer.writeRaw('\n');
            }
        });
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        DefaultPrettyPrinter.Indenter indenter = new DefaultIndenter("  ", "\n") {
            private static final long serialVersionUID = 1L;

            @Override
            public void writeIndentation(JsonGenerator writer, int level) throws IOException {
                super.writeIndentation(writer, Math.min(level, DEEPEST_INDENT));
            }
        };
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    /** The object of the contract, on a line of its own. */
    public void printLine(String source, BencodeValue value, boolean canonical) {
        line(writer -> {
            writer.writeStringField("source", secrecy.target(source));
            writer.writeStringField("outcome", "ok");
            writer.writeBooleanField("canonical", canonical);
            writer.writeFieldName("value");
            new BencodeWriter(writer, secrecy).write(value);
        });
    }

    /** The object of the contract for a file that cannot be decoded. */
    public void printLine(String source, Trouble trouble) {
        line(writer -> {
            writer.writeStringField("source", secrecy.target(source));
            writer.writeStringField("outcome", "error");
            writer.writeObjectFieldStart("error");
            writer.writeStringField("message", trouble.message());
            if (trouble.offset().isDefined()) {
                writer.writeNumberField("offset", trouble.offset().get());
            }
            writer.writeEndObject();
        });
    }

    private void line(Fields fields) {
        out.write(stream -> {
            try (JsonGenerator writer = generator(stream)) {
                JsonLines.begin(writer, "bencode");
                fields.writeTo(writer);
                writer.writeEndObject();
                writer.writeRaw('\n');
            }
        });
    }

    private JsonGenerator generator(OutputStream stream) throws IOException {
        return json.createGenerator(stream, JsonEncoding.UTF8);
    }

    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator writer) throws IOException;
    }
}
