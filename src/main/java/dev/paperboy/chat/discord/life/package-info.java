/** Which channels the bot may write to, as servers, channels and permissions come and go. */
@NullMarked
package dev.paperboy.chat.discord.life;

import org.jspecify.annotations.NullMarked;
