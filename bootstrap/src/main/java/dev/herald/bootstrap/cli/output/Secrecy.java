package dev.herald.bootstrap.cli.output;

import dev.herald.bootstrap.cli.input.UrlShape;
import dev.herald.domain.torrent.MagnetLink;
import dev.herald.domain.tracker.TrackerUrl;
import dev.herald.domain.tracker.UrlMask;

/** How much of URLs is printed. */
public enum Secrecy {
    /** User names, passkeys and tokens are replaced by {@code ***}. The default. */
    MASKED {
        @Override
        public String url(TrackerUrl url) {
            return url.toString();
        }

        @Override
        public String target(String given) {
            if (MagnetLink.isMagnet(given.strip())) {
                return MagnetMask.mask(given);
            }
            return UrlShape.isIn(given) ? masked(given) : given;
        }

        @Override
        public String text(String words) {
            if (MagnetLink.isMagnet(words)) {
                return MagnetMask.mask(words);
            }
            return UrlShape.isIn(words) ? masked(words) : words;
        }

        @Override
        public String words(TrackerUrl about, String words) {
            return SecretWords.of(about).hideIn(words);
        }
    },
    /** Everything is printed as it is. */
    SHOWN {
        @Override
        public String url(TrackerUrl url) {
            return url.reveal();
        }

        @Override
        public String target(String given) {
            return given;
        }

        @Override
        public String text(String words) {
            return words;
        }

        @Override
        public String words(TrackerUrl about, String words) {
            return words;
        }
    };

    /** A tracker's URL as it was written. */
    public abstract String url(TrackerUrl url);

    /** A target as it was given; a file's name is no secret. */
    public abstract String target(String given);

    /** Any text out of a file, which may be a URL or a magnet link. */
    public abstract String text(String words);

    /** What somebody said of a tracker, or it of itself: its secrets may be quoted in it. */
    public abstract String words(TrackerUrl about, String words);

    /** Masking also makes printable, which is for whoever prints to decide: a text without secrets stays as it is. */
    private static String masked(String url) {
        String masked = UrlMask.mask(url);
        return masked.contains("***") ? masked : url;
    }
}
