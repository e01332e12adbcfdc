package dev.paperboy.command.mute;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;

/** Tells whether a mute leaves nothing of a subscription. */
final class Silencing {
  private Silencing() {}

  /** Whether every paper of the query is evidently muted; what only may be so is not reported. */
  static boolean silences(Target target, String query, ParsedQueries queries) {
    return target.kind() != Mute.Kind.PAPER
        && queries.parse(target.value()) instanceof ParseResult.Parsed muted
        && queries.parse(query) instanceof ParseResult.Parsed wanted
        && isWithin(wanted.query().expression(), muted.query().expression());
  }

  private static boolean isWithin(Expression wanted, Expression muted) {
    if (wanted.equals(muted)) {
      return true;
    }
    if (muted instanceof Or or && or.parts().stream().anyMatch(part -> isWithin(wanted, part))) {
      return true;
    }
    if (wanted instanceof Or or) {
      return or.parts().stream().allMatch(part -> isWithin(part, muted));
    }
    return wanted instanceof And and
        && and.parts().stream().anyMatch(part -> isWithin(part, muted));
  }
}
