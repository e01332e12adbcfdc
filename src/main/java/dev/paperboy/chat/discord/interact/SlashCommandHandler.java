package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.interact.DiscordReplySender.Looks;
import dev.paperboy.command.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;

/** Handles {@code /papers …}. */
final class SlashCommandHandler {
  /** The command whose reply is a file that {@code import} can read. */
  private static final String EXPORT = "export";

  private final DiscordCommandRunner carryOut;
  private final DiscordReplyQueue desk;

  SlashCommandHandler(DiscordCommandRunner carryOut, DiscordReplyQueue desk) {
    this.carryOut = carryOut;
    this.desk = desk;
  }

  void answer(SlashCommandInteractionEvent event) {
    InteractionOrigin here = InteractionOrigins.of(event);
    InteractionOrigin place =
        namedChannel(event)
            .flatMap(channel -> InteractionOrigins.named(event, channel.getAsString()))
            .orElse(here);
    Looks looks = EXPORT.equals(event.getSubcommandName()) ? Looks.FILE : Looks.MESSAGE;
    desk.answer(event, place, looks, () -> reply(event, place));
  }

  private Reply reply(SlashCommandInteractionEvent event, InteractionOrigin place) {
    if (place.personal() && namedChannel(event).isPresent()) {
      return Reply.quietly(
          "Paperboy has not been added to this server, so it cannot post to a channel. Leave out"
              + " `channel` to get papers in your direct messages.");
    }
    Map<String, String> fields = new HashMap<>();
    for (OptionMapping option : event.getOptions()) {
      if (option.getType() == OptionType.ATTACHMENT) {
        AttachedText text = AttachedText.of(option.getAsAttachment());
        if (text instanceof AttachedText.Unusable unusable) {
          return Reply.quietly(unusable.reason());
        }
        fields.put(option.getName(), ((AttachedText.Read) text).text());
      } else if (option.getType() != OptionType.CHANNEL) {
        fields.put(option.getName(), OptionText.of(event, option.getAsString()));
      }
    }
    String name = event.getSubcommandName();
    return carryOut.carryOut(place, name == null ? "help" : name, fields);
  }

  private static Optional<OptionMapping> namedChannel(SlashCommandInteractionEvent event) {
    return event.getOptionsByType(OptionType.CHANNEL).stream().findFirst();
  }
}
