package dev.paperboy.command.completion;

/**
 * Something that may go into a field.
 *
 * @param label what people see
 * @param value what goes into the field
 */
public record FieldSuggestion(String label, String value) {}
