/** Which channels the bot may write to, as workspaces, channels and people come and go. */
@NullMarked
package dev.paperboy.chat.slack.life;

import org.jspecify.annotations.NullMarked;
