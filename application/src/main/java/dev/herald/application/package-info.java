/**
 * What a tracker client does with the words of the domain: {@code client} is the public face, {@code port} is what it asks of the
 * outside, {@code gateway} what stands in between, {@code dispatch} who may go next, {@code scrape} asks for many counts and asks again, {@code metainfo} reads torrent files.
 */
@NullMarked
package dev.herald.application;

import org.jspecify.annotations.NullMarked;
