package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.route.PlainEvaluation.Text;
import dev.paperboy.route.PlainEvaluation.Wish;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The channels of a test, what they subscribe to, and whether they got exactly that. */
final class Readers {
  private static final Pattern MORE = Pattern.compile("\\+(\\d+) more, `/papers list held`.*");
  private static final int CAP = 3;

  /** Where at most {@value #CAP} papers per poll are posted. */
  static final String CAPPED = "capped";

  private final Map<String, List<Wish>> wishes;

  /** Channels and what they subscribe to; one named {@link #CAPPED} has a low cap. */
  Readers(Map<String, List<Wish>> wishes) {
    this.wishes = new TreeMap<>(wishes);
  }

  /** Opens the channels and subscribes. */
  void subscribe(PaperboyProcess paperboy) {
    wishes.forEach(
        (channel, queries) -> {
          paperboy.open(channel);
          int cap = channel.equals(CAPPED) ? CAP : 1000;
          assertThat(paperboy.type(channel, "/papers settings cap " + cap).path("text").asText())
              .contains("at most " + cap);
          for (Wish wish : queries) {
            assertThat(paperboy.type(channel, "/papers subscribe " + wish.query()).toString())
                .contains("Subscribed as #");
          }
        });
  }

  /** The ids of the papers that a channel got, in order; fails when one came twice. */
  static List<String> posted(PaperboyProcess paperboy, String channel) {
    List<String> posted = new ArrayList<>();
    long last = 0;
    for (JsonNode message : paperboy.messages(channel)) {
      assertThat(message.path("id").asLong()).as("ids of messages grow").isGreaterThan(last);
      last = message.path("id").asLong();
      for (JsonNode card : message.path("cards")) {
        assertThat(card.path("subscriptions")).as("why it was posted: %s", card).isNotEmpty();
        posted.add(card.path("paper").asText().replaceFirst("^arxiv:", ""));
      }
    }
    assertThat(posted).as("posted in %s, each once", channel).doesNotHaveDuplicates();
    return posted;
  }

  /**
   * Holds every channel against the plain evaluation of these papers.
   *
   * @param except channels whose contents depend on what was missed
   * @return how many papers each channel got
   */
  Map<String, Integer> hold(PaperboyProcess paperboy, List<Text> papers, Set<String> except) {
    Map<String, Integer> counts = new TreeMap<>();
    wishes.forEach(
        (channel, queries) -> {
          List<String> posted = posted(paperboy, channel);
          Set<String> got = new TreeSet<>(posted);
          if (channel.equals(CAPPED)) {
            got.addAll(held(paperboy, posted));
          }
          if (!except.contains(channel)) {
            assertThat(got)
                .as("what %s got, against the plain evaluation", channel)
                .containsExactlyInAnyOrderElementsOf(
                    PlainEvaluation.wanted(papers.stream(), queries));
          }
          counts.put(channel, posted.size());
        });
    return counts;
  }

  /** The papers that the cap held back: announced by lines that lead to them, and all there. */
  private static Set<String> held(PaperboyProcess paperboy, List<String> posted) {
    int told = 0;
    for (JsonNode message : paperboy.messages(CAPPED)) {
      Matcher more = MORE.matcher(message.path("text").asText());
      told += more.matches() ? Integer.parseInt(more.group(1)) : 0;
    }
    Set<String> held = new HashSet<>();
    JsonNode page;
    int number = 0;
    do {
      page = paperboy.type(CAPPED, "/papers list held page " + ++number).path("cards");
      for (JsonNode card : page) {
        assertThat(held.add(card.path("paper").asText().replaceFirst("^arxiv:", "")))
            .as("held once: %s", card)
            .isTrue();
      }
    } while (!page.isEmpty());
    assertThat(told).as("the papers that the lines tell of").isEqualTo(held.size());
    assertThat(held).doesNotContainAnyElementsOf(posted);
    return held;
  }
}
