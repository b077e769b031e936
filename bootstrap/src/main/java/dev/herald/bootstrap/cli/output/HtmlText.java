package dev.herald.bootstrap.cli.output;

import dev.herald.domain.error.PrintableText;

/** Text as it stands in HTML, between tags or in a quoted attribute: nothing in it is taken for markup. */
final class HtmlText {

    private HtmlText() {}

    static String of(String text) {
        String printable = PrintableText.uncut(text);
        StringBuilder escaped = new StringBuilder(printable.length() + 16);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
