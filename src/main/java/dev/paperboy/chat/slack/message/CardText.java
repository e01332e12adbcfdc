package dev.paperboy.chat.slack.message;

import dev.paperboy.card.Card;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts in the blocks of a paper. */
final class CardText {
  static final String SEPARATOR = " · ";
  private static final String WITHDRAWN = "Withdrawn: ";

  private static final int LONGEST_TITLE = 400;
  private static final int SHORT_TITLE = 60;
  private static final int LONGEST_AUTHORS = 256;
  private static final int LONGEST_SOURCE = 200;
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_LINK = 300;
  private static final int SHORT_LINK = 150;
  private static final int LONGEST_QUERY = 60;
  private static final int LONGEST_CATEGORY = 40;
  private static final int SUBSCRIPTIONS_NAMED = 4;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private CardText() {}

  /** Returns the linked title, the authors and the summary; within 3000 characters. */
  static String head(Card card, int longestSummary) {
    return Stream.of(
            mark(card),
            title(card, LONGEST_TITLE - mark(card).length(), LONGEST_LINK),
            SlackText.mrkdwn(card.authors(), LONGEST_AUTHORS),
            summary(card, longestSummary))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  static String shortLinkedTitle(Card card) {
    return marked(card, title(card, SHORT_TITLE, SHORT_LINK));
  }

  static String shortTitle(Card card) {
    return marked(card, "*" + titleOrUntitled(card, SHORT_TITLE) + "*");
  }

  private static String marked(Card card, String title) {
    return card.withdrawn() ? mark(card) + " " + title : title;
  }

  private static String title(Card card, int longest, int longestLink) {
    String title = titleOrUntitled(card, longest);
    return "*" + SlackText.link(title, card.url(), longestLink).orElse(title) + "*";
  }

  /** Returns the prefix of the title: that the paper was withdrawn; usually empty. */
  static String mark(Card card) {
    return card.withdrawn() ? "⚠ *Withdrawn*" : "";
  }

  /** Returns the title for screen readers, and for places that show nothing else. */
  static String spokenTitle(Card card, int longest) {
    return card.withdrawn()
        ? WITHDRAWN + titleOrUntitled(card, longest - WITHDRAWN.length())
        : titleOrUntitled(card, longest);
  }

  static String titleOrUntitled(Card card, int longest) {
    String title = SlackText.mrkdwn(card.title(), longest);
    return title.isBlank() ? "Untitled" : title;
  }

  private static String summary(Card card, int longest) {
    if (card.summary().isBlank() || longest == 0) {
      return "";
    }
    String summary = SlackText.marked(card.summary(), card.matched(), longest);
    return card.machineSummary() ? "_Machine-written summary:_ " + summary : summary;
  }

  /** Returns where and when it appeared, and other facts; without markup, never empty. */
  static String facts(Card card) {
    return Stream.of(
            SlackText.line(card.source(), LONGEST_SOURCE),
            DAY.format(card.published()),
            card.version(),
            card.rank(),
            card.upvotes() > 0 && card.rank().isEmpty() ? "▲ " + card.upvotes() : "",
            card.comments() > 0 && card.rank().isEmpty() ? "💬 " + card.comments() : "",
            card.votes(),
            card.categories().stream()
                .map(one -> SlackText.line(one, LONGEST_CATEGORY))
                .collect(Collectors.joining(" ")))
        .filter(fact -> !fact.isBlank())
        .collect(Collectors.joining(SEPARATOR));
  }

  static List<String> links(Card card) {
    return Stream.of(
            SlackText.link("PDF", card.pdf(), LONGEST_LINK),
            SlackText.link("Code", card.code(), LONGEST_LINK),
            SlackText.link("Project", card.project(), LONGEST_LINK))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns what the votes of the channel have to do with its place. */
  static String taste(Card card) {
    return card.taste().isEmpty() ? "" : "_" + SlackText.mrkdwn(card.taste(), LONGEST_LINE) + "_";
  }

  /** Returns why it was posted, and who subscribed to it. */
  static String reasons(Card card) {
    String why = SlackText.mrkdwn(String.join(", ", card.why()), LONGEST_LINE);
    String asked =
        card.subscriptions().stream()
            .limit(SUBSCRIPTIONS_NAMED)
            .map(CardText::subscription)
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
    return "#" + cause.id() + " " + SlackText.code(cause.query(), LONGEST_QUERY);
  }
}
