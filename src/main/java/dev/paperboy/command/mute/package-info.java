/** Mutes of a channel. */
@NullMarked
package dev.paperboy.command.mute;

import org.jspecify.annotations.NullMarked;
