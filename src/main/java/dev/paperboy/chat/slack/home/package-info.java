/**
 * The bot's Home tab, which shows everything that concerns one person. {@link
 * dev.paperboy.chat.slack.home.HomeTab} shows it and handles its buttons; {@code HomeView} renders
 * it.
 */
@NullMarked
package dev.paperboy.chat.slack.home;

import org.jspecify.annotations.NullMarked;
