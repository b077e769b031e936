package dev.herald.bootstrap.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A text in rows that are no wider than there is room. */
final class FoldedText {

    private FoldedText() {}

    /** Broken at spaces, and within words that are wider than all there is. */
    static List<String> of(String text, int width) {
        List<String> rows = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            rows.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        rows.add(rest);
        return rows;
    }
}
