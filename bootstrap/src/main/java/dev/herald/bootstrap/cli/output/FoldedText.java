package dev.herald.bootstrap.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A text in rows that are no wider than there is room. */
final class FoldedText {

    private FoldedText() {}

    /** Broken at spaces; where that would leave a row half empty, before a parameter of a URL, or else anywhere. */
    static List<String> of(String text, int width) {
        List<String> rows = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int end = end(rest, width);
            rows.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        rows.add(rest);
        return rows;
    }

    private static int end(String text, int width) {
        int space = text.lastIndexOf(' ', width);
        if (space > width / 2) {
            return space;
        }
        int parameter = text.lastIndexOf('&', width);
        if (parameter > width / 2) {
            return parameter;
        }
        return space > 0 ? space : width;
    }
}
