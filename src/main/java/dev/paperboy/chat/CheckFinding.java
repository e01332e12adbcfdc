package dev.paperboy.chat;

/**
 * Something that a check of a platform found without going online.
 *
 * @param sound whether it is as it should be
 * @param text what to tell the operator, a sentence; never holds a secret
 */
public record CheckFinding(boolean sound, String text) {}
