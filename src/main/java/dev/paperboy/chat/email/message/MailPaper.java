package dev.paperboy.chat.email.message;

import dev.paperboy.card.Card;
import dev.paperboy.chat.email.VoteLinks;
import dev.paperboy.text.CleanText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A paper in a mail. All texts are plain and on one line; absent ones are empty.
 *
 * @param page the address of its page
 * @param summary with the words that matched
 * @param facts figures, subjects, source and day
 * @param why what matched
 * @param taste what votes have to do with its place
 * @param links where else it can be read
 * @param votes where the reader votes on it
 */
public record MailPaper(
    String title,
    boolean withdrawn,
    String page,
    String authors,
    List<MailPassage> summary,
    boolean machineSummary,
    String facts,
    String why,
    String taste,
    List<MailLink> links,
    List<MailLink> votes) {
  private static final int MOST_CATEGORIES = 5;
  private static final int LONGEST_LINK = 300;
  private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Copies the lists. */
  public MailPaper {
    summary = List.copyOf(summary);
    links = List.copyOf(links);
    votes = List.copyOf(votes);
  }

  /** Returns the paper of a card. */
  static MailPaper of(Card card, PaperLinks pages, VoteLinks votes) {
    String title = CleanText.line(card.title());
    return new MailPaper(
        title.isEmpty() ? "Untitled" : title,
        card.withdrawn(),
        pages.paper(card.paper()),
        CleanText.line(card.authors()),
        MailPassage.of(CleanText.line(card.summary()), card.matched()),
        card.machineSummary(),
        facts(card),
        CleanText.line(String.join(", ", card.why())),
        CleanText.line(card.taste()),
        links(card),
        List.of(
            new MailLink("👍 More like this", votes.up(card.paper())),
            new MailLink("👎 Less like this", votes.down(card.paper()))));
  }

  private static String facts(Card card) {
    List<String> facts = new ArrayList<>();
    if (!card.version().isEmpty()) {
      facts.add(card.version());
    }
    facts.add(card.rank());
    if (card.upvotes() > 0 && card.rank().isEmpty()) {
      facts.add("▲ " + card.upvotes());
    }
    if (card.comments() > 0 && card.rank().isEmpty()) {
      facts.add(card.comments() + (card.comments() == 1 ? " comment" : " comments"));
    }
    facts.add(String.join(" ", card.categories().stream().limit(MOST_CATEGORIES).toList()));
    facts.add(card.source());
    facts.add(DAY.format(card.published()));
    facts.removeIf(String::isBlank);
    return CleanText.line(String.join(" · ", facts));
  }

  /** The original page comes first; an address that is too long for a mail is on the page. */
  private static List<MailLink> links(Card card) {
    List<MailLink> links =
        new ArrayList<>(
            List.of(
                new MailLink("Original", card.url()),
                new MailLink("PDF", card.pdf()),
                new MailLink("Code", card.code()),
                new MailLink("Project", card.project())));
    links.removeIf(
        link -> link.url().length() > LONGEST_LINK || !WEB.matcher(link.url()).matches());
    return links;
  }
}
