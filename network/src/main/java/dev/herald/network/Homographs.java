package dev.herald.network;

import io.vavr.control.Option;
import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Names that are not what they look like: of several scripts, or of letters that exist in Latin too (UTS 39, 5.2). */
final class Homographs {

    /** What is written together in one language. */
    private static final List<Set<UnicodeScript>> COMPANIONS = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

    /** Cyrillic and Greek letters that a reader takes for Latin ones. */
    private static final String LOOKALIKES =
            "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0455\u0456\u0458\u04bb\u0501\u051b\u051d\u04cf\u0432\u043d\u043c\u0442\u043a"
                    + "\u03bf\u03b1\u03bd\u03c1\u03b9\u03ba\u03c5\u03c7\u03c9\u03b3";

    private Homographs() {}

    /** What is wrong with a host's name; none with an address, and with a name of plain letters. */
    static Option<String> faultOf(String host) {
        if (isPlain(host)) {
            return Option.none();
        }
        for (String label : IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED).split("\\.", -1)) {
            if (label.startsWith("xn--")) {
                return Option.some("a part of the name cannot be read");
            }
            Set<UnicodeScript> scripts = scriptsOf(label);
            if (scripts.size() > 1 && COMPANIONS.stream().noneMatch(known -> known.containsAll(scripts))) {
                return Option.some("the name mixes " + scripts);
            }
            if (isAllLookalikes(label)) {
                return Option.some("the name looks like another one");
            }
        }
        return Option.none();
    }

    private static boolean isPlain(String host) {
        return host.chars().allMatch(c -> c < 0x80) && !host.contains("xn--");
    }

    private static Set<UnicodeScript> scriptsOf(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        return scripts;
    }

    private static boolean isAllLookalikes(String label) {
        return label.codePoints().anyMatch(c -> c >= 0x80)
                && label.codePoints().filter(Character::isLetter).allMatch(c -> LOOKALIKES.indexOf(c) >= 0);
    }
}
