package dev.herald.bootstrap.cli;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Words that somebody may have meant: those that become the word they typed by few slips of a finger. */
final class Suggestions {

    private static final int MOST = 3;
    private static final int MOST_SLIPS = 3;

    private Suggestions() {}

    /** The nearest of the words first; none where nothing is near. */
    static List<String> of(String typed, Stream<String> words) {
        int bound = Math.min(MOST_SLIPS, 1 + typed.length() / 4);
        return words.filter(word -> distance(typed, word) <= bound)
                .sorted(Comparator.comparingInt((String word) -> distance(typed, word))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /** How many letters were left out, added, mistaken for another, or swapped with their neighbours. */
    static int distance(String one, String other) {
        int[][] slips = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(slips, one, other, i, j);
            }
        }
        return slips[one.length()][other.length()];
    }

    private static int fewest(int[][] slips, String one, String other, int i, int j) {
        int mistaken = slips[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int best = Math.min(mistaken, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(best, slips[i - 2][j - 2] + 1) : best;
    }
}
