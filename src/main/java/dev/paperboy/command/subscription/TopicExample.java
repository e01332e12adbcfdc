package dev.paperboy.command.subscription;

import dev.paperboy.command.Wording;
import dev.paperboy.meaning.Topic;
import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An example of what a topic means, or of what it does not mean. Of several topics in a query, the
 * one that the paper is closest to gets it.
 *
 * @param paper the paper
 * @param wanted whether it is meant
 */
record TopicExample(Paper paper, boolean wanted) {
  /** The maximum number of examples and of counterexamples; then the oldest is dropped. */
  static final int MOST = 5;

  /** Returns a query with it; empty if the query asks for no topic. */
  Optional<Query> addTo(Query query, Topics topics) {
    return query.wantedTopics().stream()
        .max(Comparator.comparingDouble(topic -> topics.closeness(paper, topic).value()))
        .map(
            closest ->
                query.withTopics(topic -> topic.equals(closest) ? withExample(topic) : topic));
  }

  /** Says that a query asks for no topic, which could have an example. */
  static String noTopic(Query query) {
    return "Examples go with a topic, as in `about:\"world models\"`, and "
        + Wording.typed(query.text())
        + " has none.";
  }

  private Topic withExample(Topic topic) {
    return wanted
        ? new Topic(topic.text(), topic.perWeek(), added(topic.like()), without(topic.unlike()))
        : new Topic(topic.text(), topic.perWeek(), without(topic.like()), added(topic.unlike()));
  }

  private List<PaperId> added(List<PaperId> examples) {
    List<PaperId> more = new ArrayList<>(without(examples));
    more.add(paper.id());
    return more.subList(Math.max(0, more.size() - MOST), more.size());
  }

  private List<PaperId> without(List<PaperId> examples) {
    return examples.stream().filter(id -> !id.equals(paper.id())).toList();
  }
}
