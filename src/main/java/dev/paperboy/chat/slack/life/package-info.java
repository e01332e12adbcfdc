/** Tracks which channels the bot may write to, as workspaces, channels and people change. */
@NullMarked
package dev.paperboy.chat.slack.life;

import org.jspecify.annotations.NullMarked;
