package dev.paperboy.chat.slack.message;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import dev.paperboy.card.Card;
import dev.paperboy.card.Invocation;
import dev.paperboy.paper.WebAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Renders one paper as blocks. */
final class CardBlocks {
  /** Longer than any card's summary with every character escaped. */
  static final int WHOLE_SUMMARY = 2300;

  private static final int LONGEST_BUTTON_URL = 3000;

  private CardBlocks() {}

  /**
   * Renders the only paper of a message: its actions are buttons.
   *
   * @param longestSummary the maximum length of the summary, including escapes
   */
  static List<LayoutBlock> alone(Card card, CardTokens tokens, int longestSummary) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        SectionBlock.builder().text(Elements.mrkdwn(CardText.head(card, longestSummary))).build());
    blocks.add(context(card, List.of()));
    blocks.add(ActionsBlock.builder().elements(buttons(card, tokens)).build());
    return blocks;
  }

  /**
   * Renders one of several papers: its links are in the text, and below it are the buttons for
   * votes and a menu.
   */
  static List<LayoutBlock> amongOthers(
      Card card, CardTokens tokens, int longestSummary, int number) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        SectionBlock.builder().text(Elements.mrkdwn(CardText.head(card, longestSummary))).build());
    blocks.add(context(card, CardText.links(card)));
    List<BlockElement> elements = new ArrayList<>(votes(card, tokens, ":" + number));
    elements.add(menu(card, tokens, number));
    blocks.add(ActionsBlock.builder().elements(elements).build());
    return blocks;
  }

  /**
   * Renders only the title, with its link if there is space.
   *
   * @param room the maximum number of bytes
   */
  static List<LayoutBlock> bare(Card card, int room) {
    List<LayoutBlock> linked = section(CardText.shortLinkedTitle(card));
    return Elements.size(linked) <= room ? linked : section(CardText.shortTitle(card));
  }

  private static List<LayoutBlock> section(String text) {
    return List.of(SectionBlock.builder().text(Elements.mrkdwn(text)).build());
  }

  private static LayoutBlock context(Card card, List<String> links) {
    List<ContextBlockElement> elements = new ArrayList<>();
    elements.add(Elements.plain(CardText.facts(card)));
    Stream.of(String.join(CardText.SEPARATOR, links), CardText.reasons(card), CardText.taste(card))
        .filter(text -> !text.isBlank())
        .map(Elements::mrkdwn)
        .forEach(elements::add);
    return ContextBlock.builder().elements(elements).build();
  }

  private static List<BlockElement> buttons(Card card, CardTokens tokens) {
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(button("similar", "Similar", tokens.get(Invocation.similar(card.paper()))));
    buttons.add(button("mute", "Mute…", tokens.get(Invocation.mute(card.paper()))));
    buttons.add(button("why", "Why", tokens.get(Invocation.why(card.paper()))));
    buttons.addAll(votes(card, tokens, ""));
    Stream.of(
            link("paper", "Paper", card.url()),
            link("pdf", "PDF", card.pdf()),
            link("code", "Code", card.code()),
            link("project", "Project", card.project()))
        .flatMap(Optional::stream)
        .forEach(buttons::add);
    return buttons;
  }

  private static BlockElement button(String name, String label, String token) {
    return Elements.button(ActionId.CARD + name, label, token);
  }

  /**
   * Returns the buttons for votes.
   *
   * @param suffix makes their names unique in a message
   */
  private static List<BlockElement> votes(Card card, CardTokens tokens, String suffix) {
    return List.of(
        vote("up" + suffix, "👍", "More like this", tokens.get(Invocation.voteUp(card.paper()))),
        vote(
            "down" + suffix,
            "👎",
            "Less like this",
            tokens.get(Invocation.voteDown(card.paper()))));
  }

  private static BlockElement vote(String name, String label, String inWords, String token) {
    return ButtonElement.builder()
        .actionId(ActionId.CARD + name)
        .text(Elements.plain(label))
        .accessibilityLabel(inWords)
        .value(token)
        .build();
  }

  private static Optional<BlockElement> link(String name, String label, String address) {
    return WebAddress.of(address, LONGEST_BUTTON_URL)
        .map(link -> Elements.link(ActionId.LINK + name, label, link));
  }

  private static OverflowMenuElement menu(Card card, CardTokens tokens, int number) {
    return OverflowMenuElement.builder()
        .actionId(ActionId.MENU + number)
        .options(
            List.of(
                option("Similar", tokens.get(Invocation.similar(card.paper()))),
                option("Mute…", tokens.get(Invocation.mute(card.paper()))),
                option("Why", tokens.get(Invocation.why(card.paper())))))
        .build();
  }

  private static OptionObject option(String label, String token) {
    return OptionObject.builder().text(Elements.plain(label)).value(token).build();
  }
}
