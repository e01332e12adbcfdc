package dev.paperboy.chat.console;

import java.time.Instant;

/**
 * A message posted to a channel of the console.
 *
 * @param number increases with every message, over all channels; from 1
 * @param at when it was posted
 * @param text plain text in lines; backticks surround what can be typed
 * @param cards the papers, a JSON array as in the API
 */
public record ConsoleMessage(long number, Instant at, String text, String cards) {}
