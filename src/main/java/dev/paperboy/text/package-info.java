/**
 * Text as people read it: HTML and LaTeX rendered as plain Unicode. Every source passes its titles,
 * abstracts, summaries and names through {@link dev.paperboy.text.ReadableText} once, where they
 * enter; what is stored, searched, matched and shown is the result.
 */
@NullMarked
package dev.paperboy.text;

import org.jspecify.annotations.NullMarked;
