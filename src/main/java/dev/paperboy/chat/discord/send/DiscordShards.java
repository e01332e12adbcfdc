package dev.paperboy.chat.discord.send;

import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;

/** The connections to Discord of this process. Thread-safe. */
public interface DiscordShards {

  /** Returns the connection that serves this guild; empty if another process does, or none yet. */
  Optional<JDA> of(long guild);

  /** Returns the connections of this process. */
  List<JDA> all();

  /** Returns whether other processes serve all guilds, so that nothing is to be sent from here. */
  boolean areElsewhere();
}
