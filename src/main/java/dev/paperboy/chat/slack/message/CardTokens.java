package dev.paperboy.chat.slack.message;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Buttons;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The tokens of a message's buttons, all fetched in one step. */
final class CardTokens {
  /** Tokens of the maximum length, for measuring the space they take. */
  static final CardTokens LONGEST = new CardTokens(Map.of());

  private static final String ANY = "x".repeat(32);

  private final Map<Invocation, String> tokens;

  private CardTokens(Map<Invocation, String> tokens) {
    this.tokens = tokens;
  }

  static CardTokens of(Buttons buttons, ChannelId channel, List<Card> cards, List<Action> actions) {
    List<Invocation> commands = new ArrayList<>();
    cards.forEach(card -> commands.addAll(Invocation.about(card.paper())));
    actions.forEach(action -> commands.add(action.invocation()));
    return commands.isEmpty() ? LONGEST : new CardTokens(buttons.tokens(channel, commands));
  }

  String get(Invocation command) {
    return tokens.getOrDefault(command, ANY);
  }
}
