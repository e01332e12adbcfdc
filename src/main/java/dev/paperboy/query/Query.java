package dev.paperboy.query;

/**
 * A query that was understood.
 *
 * @param text what the user typed, stripped
 * @param expression its syntax tree
 */
public record Query(String text, Expression expression) {}
