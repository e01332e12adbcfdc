/** Tracks which channels the bot may write to, as servers, channels and permissions change. */
@NullMarked
package dev.paperboy.chat.discord.life;

import org.jspecify.annotations.NullMarked;
