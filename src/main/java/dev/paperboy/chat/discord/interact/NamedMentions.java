package dev.paperboy.chat.discord.interact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.utils.data.DataObject;

/**
 * Gives mentions in what was filled in the names that people know: {@code <@&456>} becomes {@code
 * <@&456|Curators>}. Discord sends the names along; a role is known besides.
 */
final class NamedMentions {
  /** The one command that takes people and roles. */
  private static final String SETTINGS = "settings";

  private static final Pattern MENTION = Pattern.compile("<@([!&]?)(\\d{1,20})>");

  private NamedMentions() {}

  /** The text with names; a mention of nobody known stays as it is. */
  static String in(SlashCommandInteractionEvent event, String text) {
    if (!SETTINGS.equals(event.getSubcommandName()) || !text.contains("<@")) {
      return text;
    }
    Matcher mention = MENTION.matcher(text);
    StringBuilder named = new StringBuilder();
    while (mention.find()) {
      String id = mention.group(2);
      boolean role = mention.group(1).equals("&");
      String label =
          (role ? role(event, id) : user(event, id))
              .map(name -> "|" + name.replaceAll("[<>|]", " ").strip())
              .orElse("");
      String whole = "<@" + mention.group(1) + id + label + ">";
      mention.appendReplacement(named, Matcher.quoteReplacement(whole));
    }
    return mention.appendTail(named).toString();
  }

  private static Optional<DataObject> resolved(SlashCommandInteractionEvent event, String kind) {
    return FindPlace.payload(event)
        .optObject("data")
        .flatMap(data -> data.optObject("resolved"))
        .flatMap(resolved -> resolved.optObject(kind));
  }

  private static Optional<String> role(SlashCommandInteractionEvent event, String id) {
    Guild server = event.getGuild();
    return resolved(event, "roles")
        .flatMap(roles -> roles.optObject(id))
        .map(role -> role.getString("name"))
        .or(
            () ->
                server == null || server.isDetached()
                    ? Optional.empty()
                    : Optional.ofNullable(server.getRoleById(id)).map(Role::getName));
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
