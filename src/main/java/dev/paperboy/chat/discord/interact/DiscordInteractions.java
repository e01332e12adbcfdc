package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.message.DiscordMessageRenderer;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** Passes each interaction with the bot to its handler. */
public final class DiscordInteractions extends ListenerAdapter implements AutoCloseable {
  private final DiscordLateReplies late = new DiscordLateReplies();
  private final DiscordReplyQueue desk;
  private final SlashCommandHandler slash;
  private final AutocompleteHandler typing;
  private final ComponentHandler press;
  private final MessageCommandHandler message;

  /** Creates handlers with these commands and this renderer. */
  public DiscordInteractions(
      CommandHandler commands, Buttons buttons, DiscordMessageRenderer render) {
    this.desk = new DiscordReplyQueue(new DiscordReplySender(render, late), late);
    DiscordCommandRunner carryOut = new DiscordCommandRunner(commands);
    this.slash = new SlashCommandHandler(carryOut, desk);
    this.typing = new AutocompleteHandler(commands, late);
    this.press = new ComponentHandler(buttons, carryOut, desk);
    this.message = new MessageCommandHandler(carryOut, desk);
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    slash.answer(event);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    typing.answer(event);
  }

  @Override
  public void onMessageContextInteraction(MessageContextInteractionEvent event) {
    message.answer(event);
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    press.answer(event);
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    press.answer(event);
  }

  /** Returns the number of replies that missed their deadline since the start. */
  public long lateReplies() {
    return late.count();
  }

  /** Sends pending replies, within a few seconds, and accepts nothing new. */
  @Override
  public void close() {
    typing.close();
    desk.close();
  }
}
