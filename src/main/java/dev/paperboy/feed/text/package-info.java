/**
 * Text as papers carry it: readable Unicode on one line, within bounds. Every source passes what it
 * read through {@link dev.paperboy.feed.text.PaperText} before a paper is built of it.
 */
@NullMarked
package dev.paperboy.feed.text;

import org.jspecify.annotations.NullMarked;
