package dev.paperboy.chat.discord.simulator;

import java.util.EnumSet;
import net.dv8tion.jda.api.Permission;

/** Every permission at once. */
final class Everything {
  static final long ALLOWED =
      Permission.getRaw(EnumSet.complementOf(EnumSet.of(Permission.UNKNOWN)));

  private Everything() {}
}
