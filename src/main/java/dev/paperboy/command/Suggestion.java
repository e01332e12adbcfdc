package dev.paperboy.command;

/**
 * Something that may go into a field.
 *
 * @param label what people see
 * @param value what goes into the field
 */
public record Suggestion(String label, String value) {}
