package dev.paperboy.chat.email.message;

import dev.paperboy.card.Card;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.text.CleanText;
import java.util.List;

/** Writes the subjects of mails, which say what is inside. */
final class MailSubject {
  /** What common mail programs show of a subject. */
  private static final int LONGEST = 100;

  private static final int TOPICS_NAMED = 2;

  private MailSubject() {}

  /** Returns the subject: {@code Daily: 5 papers on diffusion – Title of the First}. */
  static String of(Outgoing message) {
    List<Card> cards = message.cards();
    if (cards.isEmpty()) {
      return cut(MailComposer.plain(message.text()).lines().findFirst().orElse("Papers"));
    }
    String title = CleanText.line(cards.get(0).title());
    return cut(title.isEmpty() ? heading(message) : heading(message) + " – " + title);
  }

  /** Returns what is inside: {@code Daily: 5 papers on diffusion}. */
  static String heading(Outgoing message) {
    int number = message.cards().size();
    List<String> queries = FollowedQueries.queries(message.cards());
    boolean trending = !queries.isEmpty() && queries.stream().allMatch(FollowedQueries::isTrending);
    return cadence(message.kind())
        + number
        + (trending ? " trending" : "")
        + (number == 1 ? " paper" : " papers")
        + (trending || queries.isEmpty() ? "" : " on " + topics(queries));
  }

  private static String cadence(Outgoing.Kind kind) {
    return switch (kind) {
      case DAILY_DIGEST -> "Daily: ";
      case WEEKLY_DIGEST -> "Weekly: ";
      case PAPERS, DIGEST, NOTICE, UPDATE -> "";
    };
  }

  private static String topics(List<String> queries) {
    List<String> named = queries.stream().limit(TOPICS_NAMED).map(FollowedQueries::of).toList();
    int more = queries.size() - named.size();
    return String.join(more > 0 ? ", " : " and ", named)
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns the beginning of a subject that is too long, cut at a word. */
  private static String cut(String subject) {
    String line = CleanText.line(subject);
    if (line.length() <= LONGEST) {
      return line;
    }
    int space = line.lastIndexOf(' ', LONGEST - 1);
    return space > LONGEST / 2 ? line.substring(0, space) + "…" : CleanText.cut(line, LONGEST);
  }
}
