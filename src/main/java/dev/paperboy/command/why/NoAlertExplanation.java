package dev.paperboy.command.why;

import dev.paperboy.command.Wording;
import dev.paperboy.command.why.PastSubscription.State;
import dev.paperboy.command.why.PastSubscription.Then;
import dev.paperboy.command.why.WhyCommand.Fate;
import dev.paperboy.query.evaluation.Finding;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.subscription.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains why a known paper was not posted in a channel. */
final class NoAlertExplanation {
  private final Transaction transaction;
  private final List<Sighting> news;
  private final PastSubscription past = new PastSubscription();

  NoAlertExplanation(Transaction transaction, List<Sighting> seen) {
    this.transaction = transaction;
    this.news = seen.stream().filter(sighting -> sighting.type().isNews()).toList();
  }

  Fate fate(JudgedSubscriptions judged) {
    List<String> lines = new ArrayList<>();
    lines.add("It was not posted here.");
    if (judged.isEmpty()) {
      lines.add("This channel has no subscriptions.");
      return new Fate("Not wanted", lines);
    }
    List<Subscription> matching = judged.matching(List.of());
    matching.forEach(
        one ->
            lines.add(
                JudgedSubscriptions.named(one) + " matches, but " + whyNot(one, judged) + "."));
    lines.addAll(judged.failing(List.of()));
    return new Fate(matching.isEmpty() ? "Not wanted" : "Not posted", lines);
  }

  private String whyNot(Subscription subscription, JudgedSubscriptions judged) {
    if (news.isEmpty()) {
      return "only new versions of the paper were announced, which are not posted";
    }
    List<Sighting> after = news.stream().filter(sighting -> !sighting.baseline()).toList();
    if (after.isEmpty()) {
      return "the paper was already listed when the feed was first read, and nothing from that"
          + " first reading is posted";
    }
    List<Then> stood =
        after.stream().map(one -> past.at(transaction, subscription, one.seen())).toList();
    if (stood.stream().allMatch(then -> then.state() == State.NOT_MADE)) {
      return "the paper was read before the subscription existed";
    }
    return stood.stream()
        .filter(then -> then.state() != State.NOT_MADE)
        .findFirst()
        .map(then -> whyNot(subscription, then, judged))
        .orElseThrow();
  }

  private static String whyNot(Subscription subscription, Then then, JudgedSubscriptions judged) {
    if (then.state() == State.PAUSED) {
      return subscription.paused().isPresent() ? "it is paused" : "it was paused then";
    }
    Optional<String> other =
        then.query().filter(query -> !query.equals(subscription.wish().query()));
    return other
        .flatMap(query -> judged.finding(query).filter(finding -> !finding.matches()))
        .map(finding -> edited(other.get(), finding))
        .orElse(
            then.state() == State.ACTIVE
                ? "the paper did not match when it was announced and has changed since"
                : "it did not match or was paused when the paper was announced; the subscription or"
                    + " the paper has changed since");
  }

  private static String edited(String query, Finding finding) {
    return "it was edited since; at the time it asked for "
        + Wording.typed(query)
        + ", which does not match: "
        + JudgedSubscriptions.reasons(finding);
  }
}
