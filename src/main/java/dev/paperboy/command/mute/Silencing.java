package dev.paperboy.command.mute;

import dev.paperboy.query.Expression;
import dev.paperboy.query.Expression.And;
import dev.paperboy.query.Expression.Or;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;

/** Detects mutes that suppress everything of a subscription. */
final class Silencing {
  private Silencing() {}

  /** Returns whether every paper of the query is certainly muted. */
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
