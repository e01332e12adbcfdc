package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.PostingCommands;
import dev.paperboy.chat.discord.life.RequiredPermissions;
import dev.paperboy.command.CommandHandler;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.Permission;

/** Runs commands, after Discord-specific checks. */
final class DiscordCommandRunner {
  private final CommandHandler commands;

  DiscordCommandRunner(CommandHandler commands) {
    this.commands = commands;
  }

  /**
   * Runs a command.
   *
   * @param text the whole command, or only its name if there are fields
   */
  Reply carryOut(InteractionOrigin place, String text, Map<String, String> fields) {
    String name = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    if (!place.here() && !mayActFromElsewhere(place, name)) {
      return Reply.quietly(
          "You may not do that in " + place.name() + ", because you cannot write there yourself.");
    }
    if (!place.personal() && PostingCommands.contains(name)) {
      Set<Permission> missing = RequiredPermissions.missingToPostCards(place.type(), place.bots());
      if (!missing.isEmpty()) {
        return lacking(place, missing);
      }
    }
    return commands.handle(new Request(place.channel(), place.name(), place.user(), text, fields));
  }

  /** Acting on a channel from elsewhere requires the same permissions as in the channel itself. */
  private boolean mayActFromElsewhere(InteractionOrigin place, String name) {
    boolean changes =
        commands.forms().stream().anyMatch(form -> form.name().equals(name) && form.changes());
    Permission writing =
        place.type().isThread() ? Permission.MESSAGE_SEND_IN_THREADS : Permission.MESSAGE_SEND;
    return place.userMay(Permission.VIEW_CHANNEL) && (!changes || place.userMay(writing));
  }

  private static Reply lacking(InteractionOrigin place, Set<Permission> missing) {
    return Reply.quietly(
        "Paperboy may not post in %s: it lacks %s. Somebody who manages the channel can grant that"
                .formatted(place.name(), RequiredPermissions.named(place.type(), missing))
            + " in its settings under “Permissions”; then send this again. Nothing was changed.");
  }
}
