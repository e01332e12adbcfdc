package dev.paperboy.subscription;

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
 * Which mutes are meant for which papers, each found once. What is found before a transaction is
 * used within it, so that nobody waits while queries are matched against papers; only what came in
 * between is found there. For one thread.
 */
public final class MuteVerdicts {
  private final Map<Target, Mutes> ready = new HashMap<>();
  private final Map<Question, Boolean> verdicts = new HashMap<>();

  private record Question(Target target, long revision) {}

  /** A paper, analysed only where something is to be found. */
  private static final class Asked {
    private final Paper paper;
    private final long revision;
    private @Nullable AnalyzedPaper analysis;

    Asked(Paper paper, long revision) {
      this.paper = paper;
      this.revision = revision;
    }

    AnalyzedPaper analysis() {
      if (analysis == null) {
        analysis = AnalyzedPaper.of(paper);
      }
      return analysis;
    }
  }

  /**
   * The first of these mutes that is meant for a paper.
   *
   * @param revision of the paper; no other paper has it, and every change gives it another
   */
  public Optional<Mute> find(List<Mute> mutes, Paper paper, long revision) {
    Asked asked = new Asked(paper, revision);
    return mutes.stream().filter(mute -> isMeant(mute.target(), asked)).findFirst();
  }

  /** Finds for each of these whether it is meant for a paper, for {@link #find}. */
  public void prepare(Collection<Target> targets, Paper paper, long revision) {
    Asked asked = new Asked(paper, revision);
    targets.forEach(target -> isMeant(target, asked));
  }

  /** How many answers were found. */
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
