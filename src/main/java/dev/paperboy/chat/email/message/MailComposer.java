package dev.paperboy.chat.email.message;

import dev.paperboy.card.Card;
import dev.paperboy.chat.email.MailDraft;
import dev.paperboy.chat.email.MailboxLinks;
import dev.paperboy.chat.email.VoteLinks;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.text.CleanText;
import dev.paperboy.text.Sha256;
import dev.paperboy.web.Templates;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Composes the mail that carries a message to a mailbox. Thread-safe. */
public final class MailComposer {
  /** Gmail hides what is beyond 102 kB of HTML. */
  private static final int LONGEST_HTML = 90_000;

  /** The length of the surroundings of a mail and of one paper, in HTML. */
  private static final int FRAME_HTML = 6_000;

  private static final int PAPER_HTML = 2_000;

  /**
   * Measures the length of the links for votes; the rest of their addresses is the same for all.
   */
  private static final VoteLinks NO_VOTES = new VoteLinks(URI.create(""));

  private static final int TOPICS_NAMED = 10;
  private static final int ID_DIGITS = 16;
  private static final Pattern TYPED = Pattern.compile("`([^`\n]*)`");

  private final PaperLinks pages;
  private final MailboxLinks links;
  private final String siteTitle;
  private final Templates templates;

  /**
   * Creates a composer.
   *
   * @param siteTitle the name of the site
   */
  public MailComposer(PaperLinks pages, MailboxLinks links, String siteTitle, Templates templates) {
    this.pages = pages;
    this.links = links;
    this.siteTitle = siteTitle;
    this.templates = templates;
  }

  /** Returns the number of these papers, from the first, that fit into one mail; at least 1. */
  public static int fitting(List<Card> cards) {
    int room = LONGEST_HTML - FRAME_HTML;
    int number = 0;
    for (Card card : cards) {
      room -= PAPER_HTML + length(card);
      if (room < 0) {
        break;
      }
      number++;
    }
    return Math.max(1, number);
  }

  private static int length(Card card) {
    String texts =
        card.title()
            + card.authors()
            + card.summary()
            + String.join(", ", card.why())
            + card.taste()
            + card.url()
            + card.code()
            + card.project()
            + NO_VOTES.up(card.paper())
            + NO_VOTES.down(card.paper());
    return texts.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the mail of a message, the same for every attempt to send it. */
  public MailDraft compose(Outgoing message) {
    ChannelId mailbox = message.channel();
    URI unsubscribe = links.unsubscribe(mailbox);
    MailView view = view(message, unsubscribe);
    return new MailDraft(
        id(message, unsubscribe),
        mailbox.id(),
        MailSubject.of(message),
        PlainTextBody.of(view),
        templates.render("mail/message.jte", view),
        Optional.of(unsubscribe),
        message.replyTo());
  }

  private MailView view(Outgoing message, URI unsubscribe) {
    List<Card> cards = message.cards();
    List<String> queries = FollowedQueries.queries(cards);
    return new MailView(
        cards.isEmpty() ? siteTitle : MailSubject.heading(message),
        cards.isEmpty() ? paragraphs(message.text()) : more(message.more()),
        groups(cards, links.votes(message.channel())),
        message.more() > 0 || cards.isEmpty() ? all(queries) : List.of(),
        reason(message.channel().id(), queries),
        List.of(
            new MailLink("Preferences", links.preferences(message.channel()).toString()),
            new MailLink("Unsubscribe", unsubscribe.toString())));
  }

  /**
   * Returns the id of a message's mail: always the same, and known only to who received it, so that
   * nobody else can forge the report of a bounce.
   *
   * @param unsubscribe contains a token that only the owner of the mailbox knows
   */
  private static String id(Outgoing message, URI unsubscribe) {
    return message.nonce()
        + "."
        + Sha256.hex(message.nonce() + unsubscribe).substring(0, ID_DIGITS);
  }

  private static List<String> paragraphs(String text) {
    return plain(text).lines().map(CleanText::line).filter(line -> !line.isEmpty()).toList();
  }

  /** Returns a text with quotation marks instead of the backticks of chat platforms. */
  static String plain(String text) {
    return TYPED.matcher(text).replaceAll("“$1”");
  }

  private static List<String> more(int more) {
    return more == 0
        ? List.of()
        : List.of(
            more == 1
                ? "1 more paper matches; it is not in this mail."
                : more + " more papers match; they are not in this mail.");
  }

  private List<MailLink> all(List<String> queries) {
    return queries.size() == 1
        ? List.of(new MailLink("All papers that match", pages.search(queries.get(0))))
        : List.of(new MailLink("All papers", pages.home()));
  }

  /** Papers of several subscriptions are grouped by the oldest that each matches. */
  private List<MailView.Group> groups(List<Card> cards, VoteLinks votes) {
    Map<String, List<MailPaper>> groups = new LinkedHashMap<>();
    for (Card card : cards) {
      String name =
          card.subscriptions().stream()
              .min((one, other) -> Integer.compare(one.id(), other.id()))
              .map(cause -> FollowedQueries.of(cause.query()))
              .orElse("");
      groups
          .computeIfAbsent(name, unknown -> new ArrayList<>())
          .add(MailPaper.of(card, pages, votes));
    }
    boolean several = groups.size() > 1;
    return groups.entrySet().stream()
        .map(group -> new MailView.Group(several ? heading(group.getKey()) : "", group.getValue()))
        .toList();
  }

  private static String heading(String topic) {
    return topic.isEmpty()
        ? "Other papers"
        : topic.substring(0, topic.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
            + topic.substring(topic.offsetByCodePoints(0, 1));
  }

  private static String reason(String address, List<String> queries) {
    String topics =
        queries.stream()
            .limit(TOPICS_NAMED)
            .map(FollowedQueries::of)
            .collect(Collectors.joining(", "));
    int more = queries.size() - TOPICS_NAMED;
    return queries.isEmpty()
        ? "This mail was sent to " + address + ", which is subscribed to papers."
        : "This mail was sent to "
            + address
            + ", which is subscribed to "
            + topics
            + (more > 0 ? " and " + more + " more topics." : ".");
  }
}
