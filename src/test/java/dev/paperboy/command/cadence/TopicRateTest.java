package dev.paperboy.command.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.cadence.SubscriptionParser.Result;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "About 3 a week" changes the topics of a query, and is never looked for. */
final class TopicRateTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          about:"world models" about 3 a week          | about:"world models"~3
          about:"world models" about 3 per week        | about:"world models"~3
          about:"world models" about 3 papers a week   | about:"world models"~3
          about:"world models" about three papers every week | about:"world models"~3
          about:"world models" About 3 weekly          | about:"world models"~3
          about:"world models", about 50 a week.       | about:"world models"~50
          about:"world models"~9 about 3 a week        | about:"world models"~3
          about:"world models"~9 about 5 a week        | about:"world models"
          about:"a" OR about:"b" about 3 a week        | about:"a"~3 OR about:"b"~3
          about:"a" -about:"b" about 3 a week          | about:"a"~3 AND NOT about:"b"
          about:"a +arxiv:2606.14777" about 3 a week   | about:"a +arxiv:2606.14777"~3
          cat:cs.CL about:"a" about 3 a week           | cat:cs.cl AND about:"a"~3
          about:"world models"                         | about:"world models"
          thinking about models                        | thinking about models
          about 3 weeks                                | about 3 weeks
          "about 3 a week"                             | "about 3 a week"
          about:"about 3 a week"                       | about:"about 3 a week"
          """)
  void theRateBecomesPartOfTheQuery(String typed, String query) {
    assertThat(read(typed).query()).isEqualTo(query);
  }

  @Test
  void itGoesWithTheOtherOptionsInAnyOrder() {
    Wish wish = read("about:\"a\" weekly on friday about 3 a week max 9");

    assertThat(wish.query()).isEqualTo("about:\"a\"~3");
    assertThat(wish.max()).isEqualTo(9);
    assertThat(wish.cadence()).isInstanceOf(Cadence.Weekly.class);
    assertThat(read("about:\"a\" about 3 a week daily")).isEqualTo(read("about:\"a\"~3 daily"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diffusion about 3 a week",
        "-about:\"a\" diffusion about 3 a week",
        "thinking about 3 a week"
      })
  void withoutATopicItIsExplainedAndNotLookedFor(String typed) {
    assertThat(wrong(Map.of("query", typed)))
        .contains("`about 3 a week` goes with a topic")
        .contains("`max 3`")
        .contains("put them in quotation marks");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          about:"a" about 0 a week   | about 1 to 50 papers a week
          about:"a" about 51 a week  | about 1 to 50 papers a week
          about:"a" about 3 a day    | write `about 3 a week`
          about:"a" about 3 a month  | write `about 3 a week`
          about:"a" about 3 a week about 4 a week | contradict each other
          """)
  void aRateThatMakesNoSenseIsExplained(String typed, String reason) {
    assertThat(wrong(Map.of("query", typed))).contains(reason);
  }

  @Test
  void aFieldIsReadLikeTheTypedOption() {
    assertThat(read(Map.of("query", "about:\"a\"", "about", "3")).query())
        .isEqualTo("about:\"a\"~3");
    assertThat(wrong(Map.of("query", "about:\"a\"", "about", "many"))).contains("about 1 to 50");
    assertThat(wrong(Map.of("query", "about:\"a\" about 4 a week", "about", "3")))
        .contains("contradicts");
  }

  @Test
  void anEditChangesTheRateAlone() {
    Wish before = read("cat:cs.CL about:\"a +arxiv:2606.14777\"~9 daily max 7");

    Result result = SubscriptionParser.read(Map.of("query", "about 3 a week"), before);

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Read.class,
            read ->
                assertThat(read.wish())
                    .isEqualTo(
                        new Wish(
                            "cat:cs.cl AND about:\"a +arxiv:2606.14777\"~3",
                            before.cadence(),
                            before.max())));
  }

  @Test
  void aMailboxGetsTheRateWithTheQuery() {
    assertThat(SubscriptionParser.withoutManner("about:\"a\" weekly about 3 a week"))
        .isEqualTo(Map.of("query", "about:\"a\"~3", "cadence", "weekly"));
    assertThat(SubscriptionParser.withoutManner("diffusion weekly about 3 a week"))
        .isEqualTo(Map.of("query", "diffusion weekly about 3 a week"));
  }

  private static Wish read(String typed) {
    return read(SubscriptionParser.fields(typed));
  }

  private static Wish read(Map<String, String> fields) {
    Result result = SubscriptionParser.read(fields);
    assertThat(result).isInstanceOf(Result.Read.class);
    return ((Result.Read) result).wish();
  }

  private static String wrong(Map<String, String> fields) {
    Result result = SubscriptionParser.read(fields);
    assertThat(result).isInstanceOf(Result.Wrong.class);
    return ((Result.Wrong) result).reason();
  }
}
