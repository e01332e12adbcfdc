package dev.paperboy.taste;

import dev.paperboy.store.vote.Suggestion;
import dev.paperboy.store.vote.TasteReason;
import dev.paperboy.subscription.ChannelWording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The wording of what follows from votes. */
public final class TasteText {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_WORD = 40;
  private static final int MOST_WORDS = 3;

  private TasteText() {}

  /** Returns what is stored of a judgement that is not neutral. */
  public static TasteReason reason(Judgement judgement) {
    List<String> words = new ArrayList<>(judgement.authors());
    words.addAll(judgement.words());
    return new TasteReason(
        judgement.isLiked(),
        judgement.resembles().map(Object::toString).orElse(""),
        words.stream()
            .limit(MOST_WORDS)
            .map(word -> ChannelWording.shorten(word, LONGEST_WORD))
            .toList());
  }

  /**
   * Returns a reason as a sentence without a full stop: {@code Because you liked “Planning with
   * world models” (world models, planning)}.
   *
   * @param title the title of the voted paper; empty if it is unknown
   */
  public static String sentence(TasteReason reason, String title) {
    String words = reason.words().stream().collect(Collectors.joining(", "));
    String begun = reason.liked() ? "Because you liked " : "Further down because you did not like ";
    if (title.isEmpty()) {
      return begun + words;
    }
    return begun
        + "“"
        + ChannelWording.inert(ChannelWording.shorten(title, LONGEST_TITLE))
        + "”"
        + (words.isEmpty() ? "" : " (" + ChannelWording.inert(words) + ")");
  }

  /** Returns the question of a suggestion. */
  public static String question(Suggestion suggestion) {
    String subject = "`" + ChannelWording.inert(suggestion.subject()) + "`";
    String words = ChannelWording.inert(suggestion.words());
    return switch (suggestion.kind()) {
      case MUTE ->
          "Of %d papers voted down here, %d contain “%s”. Mute %s?"
              .formatted(suggestion.ofPapers(), suggestion.papers(), words, subject);
      case SUBSCRIBE ->
          "Of %d papers voted up here, %d have in common: %s. Subscribe to %s?"
              .formatted(suggestion.ofPapers(), suggestion.papers(), words, subject);
    };
  }
}
