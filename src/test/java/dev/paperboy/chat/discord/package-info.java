/** The bot with the real library against a simulated Discord. */
@NullMarked
package dev.paperboy.chat.discord;

import org.jspecify.annotations.NullMarked;
