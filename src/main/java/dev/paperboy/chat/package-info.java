/**
 * The code shared by the chat platforms. {@link dev.paperboy.chat.KeyboardText} restores what was
 * typed before editors changed it, {@link dev.paperboy.chat.ReplyRetry} retries replies. A platform
 * is a package below this one and uses it; this package uses none of them.
 */
@NullMarked
package dev.paperboy.chat;

import org.jspecify.annotations.NullMarked;
