package dev.paperboy.chat.discord.interact;

import dev.paperboy.chat.discord.message.RenderMessage;
import dev.paperboy.command.Buttons;
import dev.paperboy.command.CommandHandler;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** Hands everything that people do with the bot to the one who answers it. */
public final class Interactions extends ListenerAdapter implements AutoCloseable {
  private final LateAnswers late = new LateAnswers();
  private final Desk desk;
  private final AnswerSlash slash;
  private final AnswerTyping typing;
  private final AnswerPress press;
  private final AnswerMessage message;

  /** Answers with these commands, in these looks. */
  public Interactions(CommandHandler commands, Buttons buttons, RenderMessage render) {
    this.desk = new Desk(new GiveAnswer(render, late), late);
    CarryOut carryOut = new CarryOut(commands);
    this.slash = new AnswerSlash(carryOut, desk);
    this.typing = new AnswerTyping(commands, late);
    this.press = new AnswerPress(buttons, carryOut, desk);
    this.message = new AnswerMessage(carryOut, desk);
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

  /** How many answers came too late for Discord since the start. */
  public long lateAnswers() {
    return late.count();
  }

  /** Gives the answers that people wait for, within a few seconds, and takes nothing new. */
  @Override
  public void close() {
    typing.close();
    desk.close();
  }
}
