package dev.paperboy.chat.discord.send;

import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;

/** The connections to Discord that this process holds. Safe for use by several threads. */
public interface DiscordShards {

  /** The connection that serves this guild; empty where another process does, or none yet. */
  Optional<JDA> of(long guild);

  /** The connections of this process. */
  List<JDA> all();
}
