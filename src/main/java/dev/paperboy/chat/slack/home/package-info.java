/**
 * The bot's Home tab: what concerns one person, in one place. {@link
 * dev.paperboy.chat.slack.home.HomeTab} shows it and handles what is pressed there; {@code
 * HomeView} renders it.
 */
@NullMarked
package dev.paperboy.chat.slack.home;

import org.jspecify.annotations.NullMarked;
