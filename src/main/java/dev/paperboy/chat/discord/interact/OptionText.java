package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.KeyboardText;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Restores what a person typed into an option from what Discord sends: mentions, emoji, addresses
 * without preview, and typographic replacements. Discord includes the names of mentions; roles and
 * channels are in the cache.
 */
final class OptionText {
  /** The only command that accepts people and roles, by their IDs. */
  private static final String SETTINGS = "settings";

  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:@([!&]?)(\\d{1,20})|#(\\d{1,20})|a?(:\\w{1,40}:)\\d{1,20}|((?i:https?)://[^<>\\s]+))>");

  private OptionText() {}

  /**
   * Returns the text as it was typed; a mention of someone unknown stays as it is. For settings,
   * mentions of people and roles keep their IDs: {@code <@&456>} becomes {@code <@&456|Curators>}.
   */
  static String of(SlashCommandInteractionEvent event, String sent) {
    boolean withIds = SETTINGS.equals(event.getSubcommandName());
    String text =
        MARKUP
            .matcher(sent)
            .replaceAll(found -> Matcher.quoteReplacement(meant(event, found, withIds)));
    return KeyboardText.of(text);
  }

  private static String meant(
      SlashCommandInteractionEvent event, MatchResult found, boolean withIds) {
    if (found.group(5) != null) {
      return found.group(5);
    }
    if (found.group(4) != null) {
      return found.group(4);
    }
    if (found.group(3) != null) {
      return channel(event, found.group(3)).map(name -> "#" + name).orElse(found.group());
    }
    String id = found.group(2);
    boolean role = found.group(1).equals("&");
    return (role ? role(event, id) : user(event, id))
        .map(name -> name.replaceAll("[<>|]", " ").strip())
        .map(name -> withIds ? "<@" + found.group(1) + id + "|" + name + ">" : "@" + name)
        .orElse(found.group());
  }

  private static Optional<DataObject> resolved(SlashCommandInteractionEvent event, String kind) {
    return InteractionOrigins.payload(event)
        .optObject("data")
        .flatMap(data -> data.optObject("resolved"))
        .flatMap(resolved -> resolved.optObject(kind));
  }

  /** Returns the server, if it is cached. */
  private static Optional<Guild> server(SlashCommandInteractionEvent event) {
    return Optional.ofNullable(event.getGuild()).filter(server -> !server.isDetached());
  }

  private static Optional<String> role(SlashCommandInteractionEvent event, String id) {
    return resolved(event, "roles")
        .flatMap(roles -> roles.optObject(id))
        .map(role -> role.getString("name"))
        .or(() -> server(event).map(server -> server.getRoleById(id)).map(Role::getName));
  }

  private static Optional<String> channel(SlashCommandInteractionEvent event, String id) {
    return resolved(event, "channels")
        .flatMap(channels -> channels.optObject(id))
        .map(channel -> channel.getString("name"))
        .or(
            () ->
                server(event)
                    .map(server -> server.getGuildChannelById(id))
                    .map(GuildChannel::getName));
  }

  private static Optional<String> user(SlashCommandInteractionEvent event, String id) {
    return resolved(event, "users")
        .flatMap(users -> users.optObject(id))
        .map(
            user -> {
              String shown = user.getString("global_name", "");
              return shown.isEmpty() ? user.getString("username", id) : shown;
            });
  }
}
