/** How places on Discord are called in the rest of the program. */
@NullMarked
package dev.paperboy.chat.discord.address;

import org.jspecify.annotations.NullMarked;
