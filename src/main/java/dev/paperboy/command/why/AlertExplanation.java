package dev.paperboy.command.why;

import dev.paperboy.command.Wording;
import dev.paperboy.command.held.AlertReasonText;
import dev.paperboy.command.why.WhyCommand.Fate;
import dev.paperboy.paper.PaperId;
import dev.paperboy.query.evaluation.Evidence;
import dev.paperboy.query.evaluation.Finding;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.Batch;
import dev.paperboy.store.outbox.Alert.Cause;
import dev.paperboy.store.outbox.AlertCauseStore;
import dev.paperboy.store.outbox.AlertReason;
import dev.paperboy.store.outbox.DeliveryStore;
import dev.paperboy.store.outbox.DeliveryStore.Delivery;
import dev.paperboy.store.paper.PaperStore;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.store.vote.TasteReason;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.taste.TasteText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Explains the state of a matched paper in a channel. */
final class AlertExplanation {
  /** Places of evidence that depends on the texts of a paper. */
  private static final Set<String> TEXTS = Set.of("author", "about");

  private final Transaction transaction;
  private final Channel channel;
  private final Alert alert;
  private final Instant now;
  private final Optional<Delivery> delivery;

  AlertExplanation(Transaction transaction, Channel channel, Alert alert, Instant now) {
    this.transaction = transaction;
    this.channel = channel;
    this.alert = alert;
    this.now = now;
    this.delivery = new DeliveryStore().of(transaction, alert.key());
  }

  Fate fate(List<Sighting> seen, JudgedSubscriptions judged) {
    List<Cause> causes = new AlertCauseStore().of(transaction, alert.key());
    List<String> lines = new ArrayList<>();
    asked().or(() -> cameLater(seen, causes)).ifPresent(lines::add);
    if (isForgotten(causes)) {
      lines.add(longAgo());
      judged
          .matching(List.of())
          .forEach(one -> lines.add(JudgedSubscriptions.named(one) + " matches it now."));
      return new Fate(verdict(), lines);
    }
    lines.add(outcome());
    boolean early = isEarly(causes);
    causes.forEach(
        cause ->
            lines.add(
                sentence(cause, judged) + (early ? exception(cause.subscription(), judged) : "")));
    taste().ifPresent(lines::add);
    lines.addAll(new DeliveryText(channel.rules().zone(), now).of(channel, alert, delivery));
    List<Integer> named = causes.stream().map(cause -> cause.subscription().number()).toList();
    judged
        .matching(named)
        .forEach(
            one ->
                lines.add(
                    JudgedSubscriptions.named(one)
                        + " matches now too; when the paper was found, it did not match, was paused"
                        + " or did not exist yet."));
    lines.addAll(judged.failing(named));
    return new Fate(verdict(), lines);
  }

  private String verdict() {
    return switch (alert.state()) {
      case SENT -> "Posted";
      case PENDING -> "Will be posted";
      case HELD -> alert.reason().isCap() ? "Over the cap" : "Held back";
      case MUTED -> "Muted";
      case FAILED -> "Failed";
    };
  }

  /** Returns whether its message and its causes were removed because they were old. */
  private boolean isForgotten(List<Cause> causes) {
    return alert.state() == Alert.State.SENT && delivery.isEmpty() && causes.isEmpty();
  }

  private String longAgo() {
    return "Posted here on "
        + moment(alert.due())
        + ". That is so long ago that it is no longer on record which subscriptions matched.";
  }

  /** Returns a note that somebody requested the paper. */
  private Optional<String> asked() {
    if (alert.state() == Alert.State.HELD || alert.state() == Alert.State.MUTED) {
      return Optional.empty();
    }
    return alert
        .askedFor()
        .map(
            at ->
                alert.isBackfilled()
                    ? "It was not news here; somebody asked for papers announced earlier on "
                        + moment(at)
                        + "."
                    : "It was held back; somebody released it on " + moment(at) + ".");
  }

  /** Returns whether a paper that only digests match did not wait for them. */
  private boolean isEarly(List<Cause> causes) {
    return alert.batch() == Batch.INSTANT
        && alert.askedFor().isEmpty()
        && causes.stream()
            .map(cause -> cause.subscription().wish().cadence())
            .noneMatch(Cadence.Immediately.class::isInstance);
  }

  /** Returns the exception that let it skip the digest. */
  private static String exception(Subscription subscription, JudgedSubscriptions judged) {
    return judged.isUrgent(subscription)
        ? "; posted at once because of " + Wording.typed(subscription.wish().exception())
        : "";
  }

  /** Returns a note that it matched only later, and which values made it match. */
  private Optional<String> cameLater(List<Sighting> seen, List<Cause> causes) {
    boolean withNews =
        seen.stream().anyMatch(one -> one.type().isNews() && one.seen().equals(alert.created()));
    if (withNews || seen.isEmpty()) {
      return Optional.empty();
    }
    String values =
        causes.stream()
            .flatMap(cause -> cause.evidence().stream())
            .filter(evidence -> evidence.start() < 0 && !TEXTS.contains(evidence.place()))
            .map(evidence -> evidence.place() + " " + Wording.inert(evidence.words()))
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(
        "It did not match when it was first read; it has matched since "
            + moment(alert.created())
            + (values.isEmpty() ? "." : ", with " + values + "."));
  }

  private String outcome() {
    return switch (alert.state()) {
      case SENT ->
          "Posted here"
              + delivery.flatMap(Delivery::sent).map(at -> " on " + moment(at)).orElse("")
              + ", because of:";
      case PENDING ->
          "It will be posted here, not before " + moment(due()) + why() + ", because of:";
      case HELD -> "Held back: " + reason() + ". `/papers list held` shows it. It was matched by:";
      case MUTED ->
          "Not posted: "
              + reason()
              + "."
              + mute()
              + " `/papers list mutes` shows what is muted. It was matched by:";
      case FAILED -> "The platform refused it: " + reason() + ". It was matched by:";
    };
  }

  /** Returns what votes have to do with its place. */
  private Optional<String> taste() {
    TasteReason reason = new TasteStore().reasons(transaction, List.of(alert)).get(alert.key());
    if (reason == null) {
      return Optional.empty();
    }
    String title =
        PaperId.parse(reason.paper())
            .flatMap(id -> new PaperStore().find(transaction, id))
            .map(stored -> stored.paper().title())
            .orElse("");
    return Optional.of(
        TasteText.sentence(reason, title) + ". `/papers taste` shows what was learned from votes.");
  }

  private String reason() {
    return AlertReasonText.of(alert.reason());
  }

  private Instant due() {
    return delivery.map(Delivery::due).filter(due -> due.isAfter(alert.due())).orElse(alert.due());
  }

  /** Returns why it waits, if it waits for a time of day. */
  private String why() {
    if (channel.rules().firstAllowed(now).isAfter(now)
        && channel.rules().firstAllowed(now).equals(due())) {
      return ", when the quiet hours end";
    }
    if (alert.batch() == Batch.DIGEST && alert.reason().kind() == AlertReason.Kind.TASTE) {
      return ", in a digest, because it is " + reason() + " (`/papers settings taste off`)";
    }
    return alert.batch() == Batch.DIGEST ? ", in a digest" : "";
  }

  private String mute() {
    return new MuteStore()
        .ever(transaction, channel.key()).stream()
            .filter(one -> one.mute().number() == alert.reason().number())
            .findFirst()
            .map(
                one ->
                    " It was muted by "
                        + Wording.inert(one.mute().by())
                        + one.lifted()
                            .map(at -> "; the mute was lifted on " + moment(at))
                            .or(() -> one.mute().ends().map(at -> " until " + moment(at)))
                            .orElse(" indefinitely")
                        + ".")
            .orElse("");
  }

  private static String sentence(Cause cause, JudgedSubscriptions judged) {
    Subscription subscription = cause.subscription();
    String words =
        cause.evidence().stream()
            .map(AlertExplanation::words)
            .distinct()
            .collect(Collectors.joining(", "));
    return JudgedSubscriptions.named(subscription) + ": " + words + since(subscription, judged);
  }

  /** Returns what has changed since, or which alternatives did not match. */
  private static String since(Subscription subscription, JudgedSubscriptions judged) {
    if (!judged.has(subscription)) {
      return " — removed since";
    }
    Optional<Finding> finding = judged.finding(subscription);
    if (finding.isEmpty() || finding.get().missed().isEmpty()) {
      return "";
    }
    return finding.get().matches()
        ? "; not for: " + Wording.inert(String.join("; ", finding.get().missed()))
        : " — the subscription or the paper has changed since: "
            + JudgedSubscriptions.reasons(finding.get());
  }

  private static String words(Evidence evidence) {
    return Wording.inert(evidence.inWords());
  }

  private String moment(Instant moment) {
    return Wording.moment(moment, channel.rules().zone());
  }
}
