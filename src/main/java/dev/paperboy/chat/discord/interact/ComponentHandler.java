package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.message.CustomId;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.Reply;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;

/**
 * Handles buttons and select menus. Their commands are looked up, so that old messages keep
 * working; pressing one requires the same permissions as typing the command.
 */
final class ComponentHandler {
  private final Buttons buttons;
  private final DiscordCommandRunner carryOut;
  private final DiscordReplyQueue desk;

  ComponentHandler(Buttons buttons, DiscordCommandRunner carryOut, DiscordReplyQueue desk) {
    this.buttons = buttons;
    this.carryOut = carryOut;
    this.desk = desk;
  }

  void answer(ButtonInteractionEvent event) {
    String id = event.getComponentId();
    InteractionOrigin place = InteractionOrigins.of(event);
    if (id.startsWith(CustomId.ACTION) && event.getMessage().isEphemeral()) {
      String token = id.substring(CustomId.ACTION.length());
      desk.answerInPlace(event, place, () -> reply(place, token));
    } else {
      String token = id.substring(id.indexOf(':') + 1);
      desk.answer(event, place, () -> reply(place, token));
    }
  }

  void answer(StringSelectInteractionEvent event) {
    InteractionOrigin place = InteractionOrigins.of(event);
    String token = event.getValues().isEmpty() ? "" : event.getValues().get(0);
    desk.answer(event, place, () -> reply(place, token));
  }

  private Reply reply(InteractionOrigin place, String token) {
    return buttons
        .invocation(place.channel(), token)
        .map(pressed -> carryOut.carryOut(place, pressed.command(), pressed.fields()))
        .orElseGet(
            () -> Reply.quietly("This button no longer works. `/papers help` lists the commands."));
  }
}
