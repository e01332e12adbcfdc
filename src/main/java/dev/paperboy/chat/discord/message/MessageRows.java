package dev.paperboy.chat.discord.message;

import dev.paperboy.card.Card;
import dev.paperboy.command.Action;
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

/** The rows below a message: buttons, and the menu of papers. */
final class MessageRows {
  private static final int MOST_ROWS = 5;
  private static final int BUTTONS_A_ROW = 5;
  private static final int MOST_OPTIONS = 25;

  private final Buttons buttons;

  MessageRows(Buttons buttons) {
    this.buttons = buttons;
  }

  /** The rows of the papers, then as many actions as there is room for. */
  List<ActionRow> of(ChannelId channel, List<Card> cards, List<Action> actions) {
    List<ActionRow> rows = new ArrayList<>();
    if (cards.size() == 1) {
      rows.addAll(card(channel, cards.get(0)));
    } else if (cards.size() > 1) {
      rows.add(ActionRow.of(choice(channel, cards)));
    }
    List<Button> pressed = actions(channel, actions);
    int room = (MOST_ROWS - rows.size()) * BUTTONS_A_ROW;
    if (!pressed.isEmpty()) {
      rows.addAll(ActionRow.partitionOf(pressed.subList(0, Math.min(room, pressed.size()))));
    }
    return rows;
  }

  private List<ActionRow> card(ChannelId channel, Card card) {
    List<ActionRow> rows = new ArrayList<>();
    rows.add(
        ActionRow.of(
            command(channel, "Similar", "similar " + card.paper()),
            command(channel, "Mute…", "mute " + card.paper()),
            command(channel, "Why", "why " + card.paper())));
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

  private Button command(ChannelId channel, String label, String command) {
    return Button.secondary(CustomId.CARD + buttons.token(channel, command), label);
  }

  private static Optional<Button> link(String label, String address) {
    return WebLink.of(address, WebLink.ON_BUTTON).map(link -> Button.link(link, label));
  }

  private StringSelectMenu choice(ChannelId channel, List<Card> cards) {
    Map<String, SelectOption> options = new LinkedHashMap<>();
    for (Card card : cards.subList(0, Math.min(cards.size(), MOST_OPTIONS))) {
      String title = DiscordText.line(card.title(), SelectOption.LABEL_MAX_LENGTH);
      String token = buttons.token(channel, "show " + card.paper());
      options.putIfAbsent(token, SelectOption.of(title.isBlank() ? "Untitled" : title, token));
    }
    return StringSelectMenu.create(CustomId.CHOOSE)
        .setPlaceholder("Choose a paper for more…")
        .addOptions(options.values())
        .build();
  }

  /** Discord refuses a message with two buttons of the same name. */
  private List<Button> actions(ChannelId channel, List<Action> actions) {
    Map<String, Button> distinct = new LinkedHashMap<>();
    for (Action action : actions) {
      String name = CustomId.ACTION + buttons.token(channel, action.command());
      String label = DiscordText.line(action.label(), Button.LABEL_MAX_LENGTH);
      distinct.putIfAbsent(name, Button.secondary(name, label.isBlank() ? "…" : label));
    }
    return List.copyOf(distinct.values());
  }
}
