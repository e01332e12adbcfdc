package dev.paperboy.chat.discord.message;

import dev.paperboy.card.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/** Renders one paper as an embed. */
final class CardEmbed {
  /** Longer than any card's summary with every character escaped. */
  static final int WHOLE_SUMMARY = 1200;

  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_AUTHORS = 256;
  private static final int LONGEST_SOURCE = 200;
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_LINK = 300;
  private static final int LONGEST_QUERY = 60;
  private static final int LONGEST_CATEGORY = 40;
  private static final int SUBSCRIPTIONS_NAMED = 4;
  private static final String SEPARATOR = " · ";

  /** The prefix of a title, visible even in a bare embed. */
  static final String WITHDRAWN = "⚠ Withdrawn: ";

  private CardEmbed() {}

  /**
   * Renders the only paper of a message: its links are buttons.
   *
   * @param longestSummary the maximum length of the summary, including escapes
   */
  static MessageEmbed alone(Card card, int longestSummary) {
    return embed(card, longestSummary, List.of());
  }

  /** Renders one of several papers: its links are in the text. */
  static MessageEmbed amongOthers(Card card, int longestSummary) {
    List<String> links =
        Stream.of(
                WebLink.masked("PDF", card.pdf(), LONGEST_LINK),
                WebLink.masked("Code", card.code(), LONGEST_LINK),
                WebLink.masked("Project", card.project(), LONGEST_LINK))
            .flatMap(Optional::stream)
            .toList();
    return embed(card, longestSummary, links);
  }

  /** Renders only the linked title, if there is no space for more. */
  static MessageEmbed bare(Card card) {
    return titled(card).build();
  }

  private static EmbedBuilder titled(Card card) {
    EmbedBuilder embed = new EmbedBuilder();
    String mark = card.withdrawn() ? WITHDRAWN : "";
    String title = DiscordText.markdown(card.title(), LONGEST_TITLE - mark.length());
    embed.setTitle(
        mark + (title.isBlank() ? "Untitled" : title),
        WebLink.of(card.url(), WebLink.IN_EMBED).orElse(null));
    return embed.setColor(SourceColor.of(card.source()));
  }

  private static MessageEmbed embed(Card card, int longestSummary, List<String> links) {
    EmbedBuilder embed = titled(card);
    String authors = DiscordText.line(card.authors(), LONGEST_AUTHORS);
    if (!authors.isBlank()) {
      embed.setAuthor(authors);
    }
    embed.setDescription(
        Stream.of(
                card.rank(),
                summary(card, longestSummary),
                facts(card, links),
                reasons(card),
                taste(card))
            .filter(line -> !line.isBlank())
            .collect(Collectors.joining("\n")));
    String source = DiscordText.line(card.source(), LONGEST_SOURCE);
    if (!source.isBlank()) {
      embed.setFooter(source);
    }
    return embed.setTimestamp(card.published()).build();
  }

  private static String summary(Card card, int longest) {
    if (card.summary().isBlank() || longest == 0) {
      return "";
    }
    String summary = DiscordText.marked(card.summary(), card.matched(), longest);
    return card.machineSummary() ? "*Machine-written summary:* " + summary : summary;
  }

  private static String facts(Card card, List<String> links) {
    List<String> facts = new ArrayList<>();
    if (!card.version().isEmpty()) {
      facts.add(card.version());
    }
    if (card.upvotes() > 0 && card.rank().isEmpty()) {
      facts.add("▲ " + card.upvotes());
    }
    if (card.comments() > 0 && card.rank().isEmpty()) {
      facts.add("💬 " + card.comments());
    }
    if (!card.votes().isEmpty()) {
      facts.add(card.votes());
    }
    if (!card.categories().isEmpty()) {
      facts.add(
          card.categories().stream()
              .map(one -> DiscordText.markdown(one, LONGEST_CATEGORY))
              .collect(Collectors.joining(" ")));
    }
    facts.addAll(links);
    return String.join(SEPARATOR, facts);
  }

  private static String taste(Card card) {
    return card.taste().isEmpty()
        ? ""
        : "*" + DiscordText.markdown(card.taste(), LONGEST_LINE) + "*";
  }

  private static String reasons(Card card) {
    String why = DiscordText.markdown(String.join(", ", card.why()), LONGEST_LINE);
    String asked =
        card.subscriptions().stream()
            .limit(SUBSCRIPTIONS_NAMED)
            .map(CardEmbed::subscription)
            .collect(Collectors.joining(SEPARATOR));
    int others = card.subscriptions().size() - SUBSCRIPTIONS_NAMED;
    return Stream.of(
            card.matchLine(),
            why.isBlank() ? "" : "Matched " + why,
            asked.isBlank() ? "" : "for " + asked,
            others > 0 ? "and " + others + " more" : "")
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(SEPARATOR));
  }

  private static String subscription(Card.Cause cause) {
    return "#" + cause.id() + " " + DiscordText.code(cause.query(), LONGEST_QUERY);
  }
}
