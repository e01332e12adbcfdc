package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.PapersInMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageEmbed;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;

/** Handles "Papers in this message": replies with the cards of the papers it mentions. */
final class MessageCommandHandler {
  private final DiscordCommandRunner carryOut;
  private final DiscordReplyQueue desk;

  MessageCommandHandler(DiscordCommandRunner carryOut, DiscordReplyQueue desk) {
    this.carryOut = carryOut;
    this.desk = desk;
  }

  void answer(MessageContextInteractionEvent event) {
    InteractionOrigin place = InteractionOrigins.of(event);
    String text = text(event.getTarget());
    desk.answer(
        event,
        place,
        () -> PapersInMessage.reply(text, command -> carryOut.carryOut(place, command, Map.of())));
  }

  private static String text(Message message) {
    return Stream.concat(
            Stream.of(message.getContentRaw()),
            message.getEmbeds().stream().flatMap(MessageCommandHandler::texts))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> texts(MessageEmbed embed) {
    return Stream.concat(
        Stream.of(
            String.valueOf(embed.getUrl()),
            String.valueOf(embed.getTitle()),
            String.valueOf(embed.getDescription())),
        embed.getFields().stream().map(field -> field.getValue()).map(String::valueOf));
  }
}
