package dev.paperboy.chat;

/**
 * A finding of an offline check of a platform.
 *
 * @param sound whether it is as it should be
 * @param text a sentence for the operator; never contains a secret
 */
public record CheckFinding(boolean sound, String text) {}
