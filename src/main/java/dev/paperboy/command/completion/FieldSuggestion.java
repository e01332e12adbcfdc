package dev.paperboy.command.completion;

/**
 * A suggested value of a field.
 *
 * @param label the displayed text
 * @param value the value
 */
public record FieldSuggestion(String label, String value) {}
