package dev.paperboy.card;

/**
 * An action that the reader of a reply or a message can take with one press.
 *
 * @param label text of the button, at most 80 characters
 * @param invocation its command
 */
public record Action(String label, Invocation invocation) {}
