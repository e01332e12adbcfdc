package dev.paperboy.command.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.InScene;
import dev.paperboy.command.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands at the end of a query and says how and when is never looked for. */
final class CadenceOptionsTest extends InScene {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          diffusion daily 09:00                 | a digest daily at 09:00 UTC
          diffusion weekly on fri               | a digest weekly on friday at 09:00 UTC
          diffusion weekly friday 9am           | a digest weekly on friday at 09:00 UTC
          diffusion weekly fri 17:30            | a digest weekly on friday at 17:30 UTC
          diffusion weekly at 9 on fri          | a digest weekly on friday at 09:00 UTC
          diffusion on fri weekly               | a digest weekly on friday at 09:00 UTC
          diffusion friday weekly               | a digest weekly on friday at 09:00 UTC
          diffusion every monday                | a digest weekly on monday at 09:00 UTC
          diffusion each Mon at 5 pm            | a digest weekly on monday at 17:00 UTC
          diffusion on mondays at 8             | a digest weekly on monday at 08:00 UTC
          diffusion every day                   | a digest daily at 09:00 UTC
          diffusion every day at 9              | a digest daily at 09:00 UTC
          diffusion everyday, 7:15              | a digest daily at 07:15 UTC
          diffusion at 9:00 daily               | a digest daily at 09:00 UTC
          diffusion 09:00 daily                 | a digest daily at 09:00 UTC
          diffusion 21:05                       | a digest daily at 21:05 UTC
          diffusion daily @9                    | a digest daily at 09:00 UTC
          diffusion daily 9 am                  | a digest daily at 09:00 UTC
          diffusion daily at noon               | a digest daily at 12:00 UTC
          diffusion daily at 9.30               | a digest daily at 09:30 UTC
          diffusion DAILY AT 12AM.              | a digest daily at 00:00 UTC
          diffusion, daily                      | a digest daily at 09:00 UTC
          diffusion [daily]                     | a digest daily at 09:00 UTC
          diffusion daily: 09:00                | a digest daily at 09:00 UTC
          diffusion once a week                 | a digest weekly on monday at 09:00 UTC
          diffusion as a daily digest           | a digest daily at 09:00 UTC
          diffusion max 5 daily                 | a digest daily at 09:00 UTC, at most 5 per post
          diffusion max 5 a day                 | a digest daily at 09:00 UTC, at most 5 per post
          diffusion daily max 5 papers          | a digest daily at 09:00 UTC, at most 5 per post
          diffusion daily update                | a digest daily at 09:00 UTC, with updates
          diffusion daily and updates           | a digest daily at 09:00 UTC, with updates
          diffusion updates on friday weekly    | a digest weekly on friday at 09:00 UTC, with updates
          diffusion instantly                   | posted at once.
          diffusion max 3 at once               | posted at once, at most 3 per post
          diffusion daily instantly: has:code   | a digest daily at 09:00 UTC, at once `has:code`
          """)
  void itIsTakenAsItIsMeant(String typed, String how) {
    assertThat(say("subscribe " + typed)).contains("Subscribed as #1: `diffusion`, " + how);
    assertThat(say("list")).contains("#1 `diffusion`, ");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          diffusion weekly on fryday     | “fryday” is not a day; write `on friday`.
          diffusion daily at nine        | “nine” is not a time of day; write `at 09:00`.
          diffusion daily at 25:00       | “25:00” is not a time of day
          diffusion dayly at 09:00       | “dayly” does not say how often
          diffusion monthly              | Papers are posted `instant`, `daily` or `weekly`
          diffusion every morning        | Papers are posted `instant`, `daily` or `weekly`
          diffusion every two weeks      | Papers are posted `instant`, `daily` or `weekly`
          diffusion every other friday   | Papers are posted `instant`, `daily` or `weekly`
          diffusion twice a day          | Papers are posted `instant`, `daily` or `weekly`
          diffusion daily on weekdays    | Papers are posted `instant`, `daily` or `weekly`
          diffusion daily in the evening | Write the time of day, as in `at 09:00`.
          diffusion friday               | How often? Write `weekly on friday`.
          diffusion on fri               | How often? Write `weekly on friday`.
          diffusion daily on friday      | `daily` has no day; write `weekly on friday`.
          diffusion daily 5              | Write `at 05:00` for a time, `max 5` for a number.
          diffusion 5 papers a day       | Write `daily max 5`.
          diffusion daily 09:00 CET      | Times are in the time zone of the channel: write `at 09:00`.
          diffusion daily weekly         | “daily” and “weekly” contradict each other
          diffusion updates instant daily | “instant” and “daily” contradict each other
          diffusion instant at 09:00     | `instant` posts at once
          """)
  void whatIsNotThereIsRefusedWithTheRightForm(String typed, String reason) {
    Reply reply = scene.type("subscribe " + typed);
    assertThat(reply.ephemeral()).isTrue();
    assertThat(reply.text()).contains(reason);
    say("subscribe mamba");
    assertThat(scene.type("edit 1 " + typed).ephemeral()).isTrue();
    assertThat(say("list")).contains("`mamba`").doesNotContain("diffusion");
  }

  @Test
  void whatIsRefusedCanBeLookedForBetweenQuotationMarks() {
    assertThat(say("subscribe forecasts every night"))
        .endsWith("To search for these words, put them in quotation marks: `\"every night\"`.");
    assertThat(say("subscribe forecasts \"every night\""))
        .contains("Subscribed as #1: `forecasts AND \"every night\"`, posted at once");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          diffusion "weekly"          | diffusion AND "weekly"
          diffusion “weekly on fri”   | diffusion AND "weekly on fri"
          "news daily"                | "news daily"
          (news daily)                | news AND daily
          title:daily                 | title:daily
          daily activities            | daily AND activities
          random 3-SAT                | random AND "3 sat"
          the quiet sun               | the AND quiet AND sun
          GPT 3.14                    | gpt AND 3.14
          weather on mars             | weather AND on AND mars
          friday effect               | friday AND effect
          policy update               | policy AND update
          running on edge             | running AND on AND edge
          ratio 16:9                  | ratio AND "16 9"
          """)
  void otherWordsStayWords(String typed, String canonical) {
    assertThat(say("subscribe " + typed))
        .contains("Subscribed as #1: `" + canonical + "`, posted at once");
  }

  @Test
  void onlyTheEndOfAQueryIsRead() {
    assertThat(say("subscribe solar sun daily")).contains("`solar AND sun`, a digest daily");
    assertThat(say("subscribe GPT 4 daily")).contains("`gpt AND 4`, a digest daily");
    assertThat(say("subscribe \"a daily\" weekly")).contains("`\"a daily\"`, a digest weekly");
    assertThat(say("subscribe (x | y) every day")).contains("`x OR y`, a digest daily");
  }

  @Test
  void aSubscriptionIsChangedInTheSameWords() {
    say("subscribe diffusion");
    for (String typed : List.of("every friday 9am", "weekly fri", "weekly on friday 09:00")) {
      say("edit 1 instant");
      assertThat(say("edit 1 " + typed)).contains("a digest weekly on friday at 09:00 UTC");
    }
    assertThat(say("edit 1 17:30")).contains("a digest weekly on friday at 17:30 UTC");
    assertThat(say("edit 1 max off")).contains("is already set that way");
    assertThat(say("preview mamba every day 8:00")).startsWith("`mamba`");
  }
}
