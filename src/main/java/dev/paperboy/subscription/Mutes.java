package dev.paperboy.subscription;

import dev.paperboy.paper.PaperId;
import dev.paperboy.query.Expression;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.AnalyzedPaper;
import dev.paperboy.query.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The mutes of a channel, prepared for matching. Immutable. */
public final class Mutes {
  private final List<Ready> ready;

  private Mutes(List<Ready> ready) {
    this.ready = List.copyOf(ready);
  }

  private record Ready(Mute mute, Predicate<AnalyzedPaper> isMeant) {}

  /** Prepares these mutes; one with an invalid query mutes nothing. */
  public static Mutes of(List<Mute> mutes) {
    List<Ready> ready = new ArrayList<>();
    for (Mute mute : mutes) {
      String value = mute.target().value();
      if (mute.target().kind() == Mute.Kind.PAPER) {
        PaperId id = PaperId.of(value);
        ready.add(new Ready(mute, paper -> paper.paper().id().equals(id)));
      } else if (QueryParser.parse(value) instanceof ParseResult.Parsed parsed) {
        Expression expression = parsed.query().expression();
        ready.add(new Ready(mute, paper -> Evaluation.matches(expression, paper)));
      }
    }
    return new Mutes(ready);
  }

  /** Returns whether nothing is muted. */
  public boolean isEmpty() {
    return ready.isEmpty();
  }

  /** Returns the first mute that applies to this paper. */
  public Optional<Mute> find(AnalyzedPaper paper) {
    return ready.stream().filter(each -> each.isMeant().test(paper)).map(Ready::mute).findFirst();
  }
}
