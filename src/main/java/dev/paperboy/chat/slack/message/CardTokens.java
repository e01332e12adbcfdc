package dev.paperboy.chat.slack.message;

import dev.paperboy.card.Card;
import dev.paperboy.command.Action;
import dev.paperboy.command.Buttons;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tokens of a message's buttons, all of them fetched in one step. */
final class CardTokens {
  /** As long as a token ever is, for finding out how much room one takes. */
  static final CardTokens LONGEST = new CardTokens(Map.of());

  private static final String ANY = "x".repeat(32);

  private final Map<String, String> tokens;

  private CardTokens(Map<String, String> tokens) {
    this.tokens = tokens;
  }

  static CardTokens of(Buttons buttons, ChannelId channel, List<Card> cards, List<Action> actions) {
    List<String> commands = new ArrayList<>();
    for (Card card : cards) {
      commands.add(similar(card));
      commands.add(mute(card));
      commands.add(why(card));
    }
    actions.forEach(action -> commands.add(action.command()));
    return commands.isEmpty() ? LONGEST : new CardTokens(buttons.tokens(channel, commands));
  }

  String get(String command) {
    return tokens.getOrDefault(command, ANY);
  }

  static String similar(Card card) {
    return "similar " + card.paper();
  }

  static String mute(Card card) {
    return "mute " + card.paper();
  }

  static String why(Card card) {
    return "why " + card.paper();
  }
}
