package dev.paperboy.card;

/**
 * Something that the reader of a reply or a message can do next, with one press.
 *
 * @param label on the button, at most 80 characters
 * @param invocation its command
 */
public record Action(String label, Invocation invocation) {}
