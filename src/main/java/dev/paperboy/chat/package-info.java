/**
 * What the chat platforms share. {@link dev.paperboy.chat.KeyboardText} undoes what editors make of
 * typing, {@link dev.paperboy.chat.ReplyRetry} sends replies again. A platform is a package below
 * this one and uses it; this package uses none of them.
 */
@NullMarked
package dev.paperboy.chat;

import org.jspecify.annotations.NullMarked;
