/** The form of Discord addresses in the rest of the program. */
@NullMarked
package dev.paperboy.chat.discord.address;

import org.jspecify.annotations.NullMarked;
