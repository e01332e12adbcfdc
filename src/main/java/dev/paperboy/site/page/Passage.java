package dev.paperboy.site.page;

/**
 * A part of a text.
 *
 * @param text never empty
 * @param marked whether it matched the query
 */
public record Passage(String text, boolean marked) {}
