/**
 * Normalization of texts from sources: readable Unicode on one line, with limited length. Every
 * source passes its data through {@link dev.paperboy.feed.text.PaperText} before it builds a paper.
 */
@NullMarked
package dev.paperboy.feed.text;

import org.jspecify.annotations.NullMarked;
