/** What a scrape brings back, and how many swarms one scrape may ask for (BEP 48). */
@NullMarked
package dev.herald.domain.scrape;

import org.jspecify.annotations.NullMarked;
