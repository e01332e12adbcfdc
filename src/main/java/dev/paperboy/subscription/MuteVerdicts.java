package dev.paperboy.subscription;

import dev.paperboy.meaning.Topics;
import dev.paperboy.paper.Paper;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.subscription.Mute.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates which mutes apply to which papers, each pair once. Results from before a transaction
 * are used within it, so that other writers do not wait for the evaluation of queries; only what
 * was added in between is evaluated there. Not thread-safe.
 */
public final class MuteVerdicts {
  private final Topics topics;
  private final Map<Target, Mutes> ready = new HashMap<>();
  private final Map<Question, Boolean> verdicts = new HashMap<>();

  private record Question(Target target, long revision) {}

  /** Creates an evaluation without results. */
  public MuteVerdicts(Topics topics) {
    this.topics = topics;
  }

  /** A paper, analyzed only if needed. */
  private static final class Asked {
    private final Paper paper;
    private final long revision;
    private final Topics topics;
    private @Nullable AnalyzedPaper analysis;

    Asked(Paper paper, long revision, Topics topics) {
      this.paper = paper;
      this.revision = revision;
      this.topics = topics;
    }

    AnalyzedPaper analysis() {
      if (analysis == null) {
        analysis = AnalyzedPaper.of(paper, topics);
      }
      return analysis;
    }
  }

  /**
   * Returns the first of these mutes that applies to a paper.
   *
   * @param revision of the paper; unique to it, and different after every change
   */
  public Optional<Mute> find(List<Mute> mutes, Paper paper, long revision) {
    Asked asked = new Asked(paper, revision, topics);
    return mutes.stream().filter(mute -> isMeant(mute.target(), asked)).findFirst();
  }

  /** Evaluates, for {@link #find}, whether each of these applies to a paper. */
  public void prepare(Collection<Target> targets, Paper paper, long revision) {
    Asked asked = new Asked(paper, revision, topics);
    targets.forEach(target -> isMeant(target, asked));
  }

  /** Returns the number of cached results. */
  public int size() {
    return verdicts.size();
  }

  private boolean isMeant(Target target, Asked asked) {
    return verdicts.computeIfAbsent(
        new Question(target, asked.revision),
        question -> ready(target).find(asked.analysis()).isPresent());
  }

  private Mutes ready(Target target) {
    return ready.computeIfAbsent(
        target, each -> Mutes.of(List.of(new Mute(0, 0, 0, each, null, ""))));
  }
}
