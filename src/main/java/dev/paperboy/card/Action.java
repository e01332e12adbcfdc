package dev.paperboy.command;

/**
 * Something that the reader of a reply can do next, with one press.
 *
 * @param label on the button, at most 80 characters
 * @param command the command that it stands for, without {@code /papers}
 */
public record Action(String label, String command) {}
