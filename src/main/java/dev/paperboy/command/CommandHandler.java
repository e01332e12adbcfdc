package dev.paperboy.command;

import dev.paperboy.card.Invocation;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.subscription.ChannelId;
import java.util.List;

/** What a chat platform asks of the program. Safe for use by several threads. */
public interface CommandHandler {

  /** The commands as forms, in the order in which they are shown. */
  List<CommandForm> forms();

  /** A command that was typed as one text, without {@code /papers}, with its fields filled in. */
  Invocation read(String typed);

  /** Runs a command; every failure becomes a reply, too. */
  Reply handle(Request request);

  /**
   * Ways to complete what was typed so far.
   *
   * @param request the command as typed so far
   * @return whole command texts, best first, at most 10
   */
  List<String> complete(Request request);

  /**
   * What may go into a field, best first, at most 25. Never throws; empty while nothing is known.
   *
   * @param channel where it is filled in
   * @param kind what goes there
   * @param typed what was typed so far; may be empty
   */
  List<FieldSuggestion> suggest(ChannelId channel, CommandForm.Kind kind, String typed);
}
