package dev.paperboy.deliver;

import dev.paperboy.card.Action;
import dev.paperboy.card.Card;
import dev.paperboy.card.CardFactory;
import dev.paperboy.card.Invocation;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.outbox.DueAlertStore;
import dev.paperboy.store.outbox.EditStore.Edit;
import dev.paperboy.store.outbox.MessageStore.Message;
import dev.paperboy.store.vote.Suggestion;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.PlatformDirectory;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.taste.TasteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Composes outgoing messages from the outbox. */
final class MessageComposer {
  /** Notices of feeds, which are worded without their channels, end with the command to type. */
  private static final Pattern FINAL_COMMAND = Pattern.compile(" `/papers [^`]+`$");

  private final DueAlertStore dueAlerts = new DueAlertStore();
  private final FloodNotifier floodNotifier = new FloodNotifier();
  private final TasteSuggestions suggestions = new TasteSuggestions();
  private final AlertCards alertCards;
  private final SubscriptionStore subscriptions = new SubscriptionStore();
  private final PlatformDirectory platforms;
  private final String mark;

  /**
   * Composes messages of one database.
   *
   * @param platforms the platforms' capabilities
   * @param mark distinguishes the nonces of this database from those of others
   */
  MessageComposer(CardFactory cardFactory, PlatformDirectory platforms, String mark) {
    this.alertCards = new AlertCards(cardFactory);
    this.platforms = platforms;
    this.mark = mark.substring(0, 8);
  }

  /**
   * Composes a message to be sent.
   *
   * @param elsewhere whether another process began the latest attempt
   */
  Outgoing compose(Transaction transaction, Channel channel, Message message, boolean elsewhere) {
    List<Card> cards = cards(transaction, message.key());
    int reported = dueAlerts.reportedBy(transaction, message.key());
    Optional<Suggestion> question = question(transaction, channel, message.key());
    return new Outgoing(
        nonce(message.key()),
        channel.id(),
        kind(transaction, message, cards),
        text(channel, message.text(), cards, reported, message.key(), question),
        cards,
        actions(transaction, channel, reported, message.key(), question),
        reported,
        channel.rules().crosspost() && message.replyTo().isEmpty(),
        message.begun().isPresent(),
        elsewhere,
        message.replyTo());
  }

  /** Composes a sent message, with its papers and its remaining actions as they are now. */
  Outgoing compose(Transaction transaction, Channel channel, Edit edit) {
    List<Card> cards = cards(transaction, edit.message());
    int reported = dueAlerts.reportedBy(transaction, edit.message());
    Optional<Suggestion> question = question(transaction, channel, edit.message());
    return new Outgoing(
        nonce(edit.message()),
        channel.id(),
        text(channel, edit.text(), cards, reported, edit.message(), question),
        cards,
        actions(transaction, channel, reported, edit.message(), question),
        channel.rules().crosspost(),
        true,
        "");
  }

  private String nonce(long message) {
    return "pb-" + mark + "-" + Long.toString(message, Character.MAX_RADIX);
  }

  private List<Card> cards(Transaction transaction, long message) {
    return alertCards.of(transaction, dueAlerts.carriedBy(transaction, message));
  }

  /** A digest is of a day or a week if all its subscriptions are. */
  private Outgoing.Kind kind(Transaction transaction, Message message, List<Card> cards) {
    return switch (message.kind()) {
      case ALERTS -> Outgoing.Kind.PAPERS;
      case NOTICE -> Outgoing.Kind.NOTICE;
      case UPDATE -> Outgoing.Kind.UPDATE;
      case DIGEST -> digest(subscriptions.of(transaction, message.channel()), cards);
    };
  }

  private static Outgoing.Kind digest(List<Subscription> there, List<Card> cards) {
    Set<Integer> asked =
        cards.stream()
            .flatMap(card -> card.subscriptions().stream())
            .map(Card.Cause::id)
            .collect(Collectors.toSet());
    List<Cadence> cadences =
        there.stream()
            .filter(subscription -> asked.contains(subscription.number()))
            .map(subscription -> subscription.wish().cadence())
            .toList();
    if (!cadences.isEmpty() && cadences.stream().allMatch(Cadence.Daily.class::isInstance)) {
      return Outgoing.Kind.DAILY_DIGEST;
    }
    return !cadences.isEmpty() && cadences.stream().allMatch(Cadence.Weekly.class::isInstance)
        ? Outgoing.Kind.WEEKLY_DIGEST
        : Outgoing.Kind.DIGEST;
  }

  private boolean hasCommands(Channel channel) {
    return platforms.of(channel.id()).commands();
  }

  /** Returns the question that follows from votes, with which a message may end. */
  private Optional<Suggestion> question(Transaction transaction, Channel channel, long message) {
    return hasCommands(channel) ? suggestions.askedIn(transaction, message) : Optional.empty();
  }

  private String text(
      Channel channel,
      String above,
      List<Card> cards,
      int reported,
      long message,
      Optional<Suggestion> question) {
    if (!hasCommands(channel)) {
      return FINAL_COMMAND.matcher(above).replaceFirst("");
    }
    return Stream.of(
            text(above, cards, reported, message), question.map(TasteText::question).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** If a message carries some papers and mentions others, it names the number of the latter. */
  private static String text(String above, List<Card> cards, int reported, long message) {
    if (reported == 0 || cards.isEmpty()) {
      return above;
    }
    String more = "+" + reported + " more, `/papers list more " + message + "` shows them.";
    return above.isEmpty() ? more : above + "\n" + more;
  }

  /** A button shows exactly the papers that the message mentions, even if more are held later. */
  private List<Action> actions(
      Transaction transaction,
      Channel channel,
      int reported,
      long message,
      Optional<Suggestion> question) {
    if (!hasCommands(channel)) {
      return List.of();
    }
    List<Action> asked = floodNotifier.actions(transaction, message);
    if (!asked.isEmpty()) {
      return asked;
    }
    List<Action> actions = new ArrayList<>();
    if (reported > 0) {
      actions.add(
          new Action("Show " + reported + " more", Invocation.of("list").with("more", message)));
    }
    question.map(TasteSuggestions::actions).ifPresent(actions::addAll);
    return List.copyOf(actions);
  }
}
