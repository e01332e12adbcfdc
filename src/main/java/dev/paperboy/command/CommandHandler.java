package dev.paperboy.command;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.subscription.ChannelId;
import java.util.List;

/** Handles the requests of chat platforms. Thread-safe. */
public interface CommandHandler {

  /** Returns the commands as forms, in display order. */
  List<CommandForm> forms();

  /** Returns the names of all commands; by default, of those with a form. */
  default List<String> names() {
    return forms().stream().map(CommandForm::name).toList();
  }

  /** Parses a command that was typed as one text, without {@code /papers}. */
  Invocation read(String typed);

  /** Runs a command; failures become replies, too. */
  Reply handle(Request request);

  /**
   * Returns completions of a command.
   *
   * @param request the command as typed so far
   * @return full command texts, best first, at most 10
   */
  List<String> complete(Request request);

  /**
   * Returns suggestions for a field, best first, at most 25. Never throws; empty if there are none.
   *
   * @param channel the channel of the form
   * @param kind the kind of the field
   * @param typed the text typed so far; may be empty
   */
  List<FieldSuggestion> suggest(ChannelId channel, CommandForm.Kind kind, String typed);
}
