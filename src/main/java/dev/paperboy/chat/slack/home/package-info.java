/**
 * The bot's Home tab: what concerns one person, in one place. {@link
 * dev.paperboy.chat.slack.home.Home} shows it and answers what is pressed there; {@code HomeView}
 * is what it looks like.
 */
@NullMarked
package dev.paperboy.chat.slack.home;

import org.jspecify.annotations.NullMarked;
