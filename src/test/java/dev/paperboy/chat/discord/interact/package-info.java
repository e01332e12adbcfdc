/** Parts of answering people that need no connection. */
@NullMarked
package dev.paperboy.chat.discord.interact;

import org.jspecify.annotations.NullMarked;
