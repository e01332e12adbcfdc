package dev.paperboy.deliver;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.analysis.TextAnalysis;
import dev.paperboy.query.analysis.Token;
import dev.paperboy.store.Transaction;
import dev.paperboy.store.channel.MuteStore;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.store.vote.Suggestion;
import dev.paperboy.store.vote.TasteStore;
import dev.paperboy.subscription.ChannelWording;
import dev.paperboy.taste.Agreement;
import dev.paperboy.taste.Taste;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks channels, at the end of a digest, whether to mute what papers voted down have in common, or
 * to subscribe to what papers voted up have in common. Asks once; again after four weeks, unless
 * people declined.
 */
final class TasteSuggestions {
  private static final Duration REST = Duration.ofDays(28);
  private static final int WORDS_OF_A_TOPIC = 3;
  private static final int LONGEST_LABEL = 60;

  private final TasteStore tastes = new TasteStore();
  private final MuteStore mutes = new MuteStore();
  private final SubscriptionStore subscriptions = new SubscriptionStore();

  /** Returns what to ask a channel next. */
  Optional<Suggestion> next(Transaction transaction, long channel, Taste taste, Instant now) {
    Set<String> known = known(transaction, channel, now);
    return Stream.concat(
            taste.dislikedInCommon().stream()
                .filter(one -> isNew(one, known))
                .map(TasteSuggestions::mute),
            taste.likedInCommon().stream()
                .filter(one -> isNew(one, known))
                .map(TasteSuggestions::subscribe))
        .filter(one -> QueryParser.parseNew(one.subject()) instanceof ParseResult.Parsed)
        .filter(one -> tastes.mayAsk(transaction, channel, one, now.minus(REST)))
        .findFirst();
  }

  /** Records that a message asks. */
  void ask(
      Transaction transaction, long channel, Suggestion suggestion, long message, Instant now) {
    tastes.ask(transaction, channel, suggestion, message, now);
  }

  /** Returns what a message asks. */
  Optional<Suggestion> askedIn(Transaction transaction, long message) {
    return tastes.askedIn(transaction, message);
  }

  /** Returns the possible answers to a question. */
  static List<Action> actions(Suggestion suggestion) {
    String subject = suggestion.subject();
    String label = ChannelWording.shorten(subject, LONGEST_LABEL);
    Action yes =
        switch (suggestion.kind()) {
          case MUTE -> new Action("Mute " + label, Invocation.of("mute").with("what", subject));
          case SUBSCRIBE ->
              new Action(
                  "Subscribe to " + label, Invocation.of("subscribe").with("query", subject));
        };
    return List.of(
        yes,
        new Action(
            "No, thanks",
            Invocation.of("taste")
                .with("do", "decline")
                .with("what", suggestion.kind().name().toLowerCase(Locale.ROOT) + " " + subject)));
  }

  /** Returns the words of what the channel subscribes to and mutes. */
  private Set<String> known(Transaction transaction, long channel, Instant now) {
    return Stream.concat(
            subscriptions.of(transaction, channel).stream().map(one -> one.wish().query()),
            mutes.of(transaction, channel, now).stream().map(one -> one.target().value()))
        .flatMap(text -> TextAnalysis.words(text).stream())
        .map(Token::term)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isNew(Agreement agreement, Set<String> known) {
    return TextAnalysis.words(agreement.word()).stream()
        .map(Token::term)
        .noneMatch(known::contains);
  }

  private static Suggestion mute(Agreement agreement) {
    boolean phrase = TextAnalysis.words(agreement.word()).size() > 1;
    return new Suggestion(
        Suggestion.Kind.MUTE,
        phrase ? "\"" + agreement.word() + "\"" : agreement.word(),
        agreement.word(),
        agreement.papers(),
        agreement.ofPapers());
  }

  private static Suggestion subscribe(Agreement agreement) {
    List<String> words =
        Stream.concat(Stream.of(agreement.word()), agreement.others().stream())
            .limit(WORDS_OF_A_TOPIC)
            .toList();
    return new Suggestion(
        Suggestion.Kind.SUBSCRIBE,
        "about:\"" + String.join(" ", words) + "\"",
        String.join(", ", words),
        agreement.papers(),
        agreement.ofPapers());
  }
}
