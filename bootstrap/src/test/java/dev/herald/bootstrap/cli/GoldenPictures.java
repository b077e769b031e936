package dev.herald.bootstrap.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a live view drew, picture by picture. */
final class GoldenPictures {

    private static final String DRAWING = "\u001b[?7l";
    private static final Pattern PLACING = Pattern.compile("^(?:\u001b\\[[0-9]+A)?\r|\u001b\\[[JK]");

    private GoldenPictures() {}

    /** Each picture, without how it is placed on the screen. */
    static List<String> of(String out) {
        return Stream.of(out.replace("\r\n", "\n").split(Pattern.quote(DRAWING)))
                .map(picture -> PLACING.matcher(picture).replaceAll(""))
                .toList();
    }

    /** The first picture that shows these words. */
    static String first(String out, String words) {
        return of(out).stream()
                .filter(picture -> picture.contains(words))
                .findFirst()
                .orElseThrow();
    }

    /** What is left on the screen. */
    static String last(String out) {
        List<String> pictures = of(out);
        return pictures.get(pictures.size() - 1);
    }
}
