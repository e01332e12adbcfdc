/**
 * Conversion of HTML and LaTeX to plain Unicode. Every source passes its titles, abstracts,
 * summaries and names through {@link dev.paperboy.text.ReadableText} once, at the edge; what is
 * stored, searched, matched and shown is the result.
 */
@NullMarked
package dev.paperboy.text;

import org.jspecify.annotations.NullMarked;
