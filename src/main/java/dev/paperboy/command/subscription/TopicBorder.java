package dev.paperboy.command.subscription;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Wording;
import dev.paperboy.meaning.Closeness;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import dev.paperboy.search.Hit;
import dev.paperboy.store.Database;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.StoredPaper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The papers just above and just below the threshold of a query's topics, so that people see where
 * it is and can move it by examples.
 */
final class TopicBorder {
  /** The number of papers on each side. */
  private static final int SHOWN = 2;

  /** The number of papers on each side that are looked at. */
  private static final int EXAMINED = 200;

  private static final int LONGEST_TITLE = 90;

  /** A topic at this many times its rate has the papers that just missed it. */
  private static final int WIDER = 3;

  private final Database database;
  private final Topics topics;
  private final PaperStore papers = new PaperStore();

  TopicBorder(Database database, Topics topics) {
    this.database = database;
    this.topics = topics;
  }

  /**
   * The papers at the border.
   *
   * @param above those that would be posted, the closest to the border first
   * @param below those that just missed it, the closest to the border first
   */
  record Papers(List<Paper> above, List<Paper> below) {

    /** Returns them as lines; empty if there are none. */
    String lines() {
      StringBuilder lines = new StringBuilder();
      append(lines, "Just close enough, would be posted:", above, 1);
      append(lines, "Just missed:", below, 1 + above.size());
      return lines.toString();
    }

    private static void append(StringBuilder lines, String head, List<Paper> papers, int from) {
      if (!papers.isEmpty()) {
        lines.append(lines.isEmpty() ? "" : "\n").append(head);
        for (int i = 0; i < papers.size(); i++) {
          String title = Wording.shorten(Wording.inert(papers.get(i).title()), LONGEST_TITLE);
          lines.append("\n• ").append(from + i).append(": ").append(title);
        }
      }
    }

    /**
     * Returns the actions that make them examples.
     *
     * @param edit the command with the subscription filled in
     */
    List<Action> actions(Invocation edit) {
      List<Action> actions = new ArrayList<>();
      List<Paper> all = Stream.concat(above.stream(), below.stream()).toList();
      for (int i = 0; i < all.size(); i++) {
        PaperId paper = all.get(i).id();
        actions.add(new Action((i + 1) + ": more like this", edit.with("like", paper)));
        actions.add(new Action((i + 1) + ": not this", edit.with("unlike", paper)));
      }
      return actions;
    }
  }

  /** Returns the papers at the border; none if the query asks for no topic. */
  Papers of(Query query, RecentPapers lately) {
    List<Topic> wanted = query.wantedTopics();
    if (wanted.isEmpty()) {
      return new Papers(List.of(), List.of());
    }
    List<Hit> hits = lately.matching(query, EXAMINED);
    List<Hit> more = lately.matching(query.withTopics(TopicBorder::wider), EXAMINED);
    Set<PaperId> posted = new HashSet<>();
    hits.forEach(hit -> posted.add(hit.paper()));
    Comparator<Paper> byMargin = Comparator.comparingDouble(paper -> margin(paper, wanted));
    return new Papers(
        stored(hits).stream()
            .filter(paper -> margin(paper, wanted) >= 0)
            .sorted(byMargin.thenComparing(Paper::id))
            .limit(SHOWN)
            .toList(),
        stored(more.stream().filter(hit -> !posted.contains(hit.paper())).toList()).stream()
            .filter(paper -> margin(paper, wanted) < 0)
            .sorted(byMargin.reversed().thenComparing(Paper::id))
            .limit(SHOWN)
            .toList());
  }

  /** Returns what another query changes, as a sentence; empty if the papers are the same. */
  String difference(Query before, Query after, RecentPapers lately) {
    List<Paper> old = stored(lately.matching(before, EXAMINED));
    List<Paper> now = stored(lately.matching(after, EXAMINED));
    String in = named(now, old);
    String out = named(old, now);
    if (in.isEmpty() && out.isEmpty()) {
      return "Among the papers of the last " + Forecast.DAYS + " days, this changes nothing.";
    }
    return Stream.of(
            in.isEmpty() ? "" : "Of the last " + Forecast.DAYS + " days, this adds " + in + ".",
            out.isEmpty() ? "" : "No longer posted would be " + out + ".")
        .filter(sentence -> !sentence.isEmpty())
        .reduce((one, other) -> one + " " + other)
        .orElseThrow();
  }

  /** Names the papers that others do not contain: the first two, and the number of the rest. */
  private static String named(List<Paper> papers, List<Paper> others) {
    Set<PaperId> ids = new HashSet<>();
    others.forEach(paper -> ids.add(paper.id()));
    List<Paper> only = papers.stream().filter(paper -> !ids.contains(paper.id())).toList();
    List<String> words = new ArrayList<>();
    only.stream()
        .limit(SHOWN)
        .forEach(
            paper ->
                words.add(
                    "“" + Wording.shorten(Wording.inert(paper.title()), LONGEST_TITLE) + "”"));
    if (only.size() > SHOWN) {
      words.add(Wording.count(only.size() - SHOWN, "other paper"));
    }
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1))
            + " and "
            + words.get(words.size() - 1);
  }

  private static Topic wider(Topic topic) {
    return new Topic(
        topic.text(),
        Math.min(Topic.MOST_PER_WEEK, topic.perWeek() * WIDER),
        topic.like(),
        topic.unlike());
  }

  /** Returns by how much a paper exceeds the threshold of the topic that it exceeds most. */
  private double margin(Paper paper, List<Topic> wanted) {
    return wanted.stream()
        .map(topic -> topics.closeness(paper, topic))
        .mapToDouble(TopicBorder::margin)
        .max()
        .orElseThrow();
  }

  private static double margin(Closeness closeness) {
    return closeness.value() - closeness.threshold();
  }

  private List<Paper> stored(List<Hit> hits) {
    List<PaperId> ids = hits.stream().map(Hit::paper).toList();
    Map<PaperId, StoredPaper> known = database.read(transaction -> papers.find(transaction, ids));
    return ids.stream().map(known::get).filter(Objects::nonNull).map(StoredPaper::paper).toList();
  }
}
