package dev.paperboy.taste;

import static dev.paperboy.Scene.paper;

import dev.paperboy.paper.Author;
import dev.paperboy.paper.PaperBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Papers on a few topics among many others, so that words are rare as they are in real feeds. */
public final class SampleTastes {
  private SampleTastes() {}

  /** Sixty papers of which no two are on the same topic, numbered from 2605.00001. */
  public static PaperBuilder[] others() {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(i -> paper("2605.%05d".formatted(i), "Notes on subject" + word(i)))
        .toArray(PaperBuilder[]::new);
  }

  /** Papers on a topic, each with a word of its own. */
  public static PaperBuilder[] on(String topic, int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i -> paper(number(i), topic + " for " + word(i)))
        .toArray(PaperBuilder[]::new);
  }

  /** Papers on a topic, each with a word of its own, in a category. */
  public static PaperBuilder[] in(String category, String topic, int from, int until) {
    return Arrays.stream(on(topic, from, until))
        .map(one -> one.categories(List.of(category)))
        .toArray(PaperBuilder[]::new);
  }

  /** Papers by a person, each with a title of its own. */
  public static PaperBuilder[] by(String name, int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i -> paper(number(i), "On " + word(i)).authors(List.of(new Author(name))))
        .toArray(PaperBuilder[]::new);
  }

  /** The number of the paper with this index. */
  public static String number(int index) {
    return "2606.%05d".formatted(index);
  }

  /** A word that stands for a number: {@code zaba}. */
  private static String word(int number) {
    StringBuilder word = new StringBuilder("z");
    for (char digit : Integer.toString(number).toCharArray()) {
      word.append((char) ('a' + digit - '0')).append("xq");
    }
    return word.toString();
  }
}
