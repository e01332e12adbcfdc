package dev.paperboy.chat.discord.message;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Buttons;
import dev.paperboy.subscription.ChannelId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import org.jspecify.annotations.Nullable;

/**
 * The component rows of a message: the buttons of its only paper, or menus of its papers and of the
 * votes on them; then its actions.
 */
final class MessageRows {
  private static final int MOST_ROWS = 5;
  private static final int BUTTONS_A_ROW = 5;
  private static final int MOST_OPTIONS = 25;
  private static final String UP = "👍";
  private static final String DOWN = "👎";

  private final Buttons buttons;

  MessageRows(Buttons buttons) {
    this.buttons = buttons;
  }

  /** Returns the rows of the papers, then as many actions as there is space for. */
  List<ActionRow> of(ChannelId channel, List<Card> cards, List<Action> actions) {
    Map<Invocation, String> tokens = buttons.tokens(channel, commands(cards, actions));
    List<ActionRow> rows = new ArrayList<>();
    if (cards.size() == 1) {
      rows.addAll(card(tokens, cards.get(0)));
    } else if (cards.size() > 1) {
      rows.add(ActionRow.of(choice(tokens, cards)));
      if (actions.size() <= (MOST_ROWS - 2) * BUTTONS_A_ROW) {
        rows.add(ActionRow.of(votes(tokens, cards)));
      }
    }
    List<Button> pressed = actions(tokens, actions);
    int room = (MOST_ROWS - rows.size()) * BUTTONS_A_ROW;
    if (!pressed.isEmpty()) {
      rows.addAll(ActionRow.partitionOf(pressed.subList(0, Math.min(room, pressed.size()))));
    }
    return rows;
  }

  /** Returns the commands of the buttons and the menu. */
  private static List<Invocation> commands(List<Card> cards, List<Action> actions) {
    List<Invocation> commands = new ArrayList<>();
    if (cards.size() == 1) {
      commands.addAll(Invocation.about(cards.get(0).paper()));
    } else {
      for (Card card : cards) {
        commands.add(Invocation.show(card.paper()));
        commands.add(Invocation.voteUp(card.paper()));
        commands.add(Invocation.voteDown(card.paper()));
      }
    }
    actions.forEach(action -> commands.add(action.invocation()));
    return commands;
  }

  private static List<ActionRow> card(Map<Invocation, String> tokens, Card card) {
    List<ActionRow> rows = new ArrayList<>();
    rows.add(
        ActionRow.of(
            button("Similar", tokens.get(Invocation.similar(card.paper()))),
            button("Mute…", tokens.get(Invocation.mute(card.paper()))),
            button("Why", tokens.get(Invocation.why(card.paper()))),
            button(UP, tokens.get(Invocation.voteUp(card.paper()))),
            button(DOWN, tokens.get(Invocation.voteDown(card.paper())))));
    List<Button> links =
        Stream.of(
                link("Paper", card.url()),
                link("PDF", card.pdf()),
                link("Code", card.code()),
                link("Project", card.project()))
            .flatMap(Optional::stream)
            .toList();
    if (!links.isEmpty()) {
      rows.add(ActionRow.of(links));
    }
    return rows;
  }

  private static Button button(String label, @Nullable String token) {
    return Button.secondary(CustomId.CARD + token, label);
  }

  private static Optional<Button> link(String label, String address) {
    return WebLink.of(address, WebLink.ON_BUTTON).map(link -> Button.link(link, label));
  }

  private static StringSelectMenu choice(Map<Invocation, String> tokens, List<Card> cards) {
    Map<String, SelectOption> options = new LinkedHashMap<>();
    for (Card card : cards.subList(0, Math.min(cards.size(), MOST_OPTIONS))) {
      add(options, "", card, tokens.get(Invocation.show(card.paper())));
    }
    return menu(CustomId.CHOOSE, "Choose a paper for more…", options);
  }

  /** Returns the menu of votes: buttons for each paper would need a row each. */
  private static StringSelectMenu votes(Map<Invocation, String> tokens, List<Card> cards) {
    Map<String, SelectOption> options = new LinkedHashMap<>();
    for (Card card : cards.subList(0, Math.min(cards.size(), MOST_OPTIONS / 2))) {
      add(options, UP + " ", card, tokens.get(Invocation.voteUp(card.paper())));
      add(options, DOWN + " ", card, tokens.get(Invocation.voteDown(card.paper())));
    }
    return menu(CustomId.VOTE, UP + " or " + DOWN + " a paper…", options);
  }

  private static void add(
      Map<String, SelectOption> options, String before, Card card, @Nullable String token) {
    String title = DiscordText.line(card.title(), SelectOption.LABEL_MAX_LENGTH - before.length());
    String value = token == null ? "" : token;
    options.putIfAbsent(
        value, SelectOption.of(before + (title.isBlank() ? "Untitled" : title), value));
  }

  private static StringSelectMenu menu(
      String id, String placeholder, Map<String, SelectOption> options) {
    return StringSelectMenu.create(id)
        .setPlaceholder(placeholder)
        .addOptions(options.values())
        .build();
  }

  /** Returns the buttons without duplicates: Discord rejects a message with two of the same ID. */
  private static List<Button> actions(Map<Invocation, String> tokens, List<Action> actions) {
    Map<String, Button> distinct = new LinkedHashMap<>();
    for (Action action : actions) {
      String name = CustomId.ACTION + tokens.get(action.invocation());
      String label = DiscordText.line(action.label(), Button.LABEL_MAX_LENGTH);
      distinct.putIfAbsent(name, Button.secondary(name, label.isBlank() ? "…" : label));
    }
    return List.copyOf(distinct.values());
  }
}
