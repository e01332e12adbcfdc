package dev.paperboy.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeclarationsTest {
  private static final ChannelId HERE = new ChannelId("console", "local", "papers");

  private static List<String> problems(String yaml) {
    return Declarations.read(yaml, Optional.of(HERE)).problems();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    List<Declaration> all = new ArrayList<>();
    List<String> queries =
        List.of(
            "diffusion -survey",
            "\"world model\"~3 | (a b)",
            "- yes: [no] {x} # y",
            "true",
            "'quoted' \\ back",
            "line\nbreak",
            "🤖 مقالة",
            "=RAG");
    List<Cadence> cadences =
        List.of(
            new Cadence.Immediately(),
            new Cadence.Daily(LocalTime.of(0, 0)),
            new Cadence.Weekly(DayOfWeek.FRIDAY, LocalTime.of(17, 5)));
    for (String query : queries) {
      for (Cadence cadence : cadences) {
        all.add(
            new Declaration(
                new ChannelId("slack", "T0123", "C: 1"),
                "name #1",
                new Wish(query, cadence, 4),
                ""));
        all.add(new Declaration(HERE, "papers", new Wish(query, cadence, 0), "by “Ann”: x"));
        if (!(cadence instanceof Cadence.Immediately)) {
          all.add(new Declaration(HERE, "papers", new Wish("x", cadence, 0, query), ""));
        }
      }
    }
    Declarations.Reading read = Declarations.read(Declarations.write(all), Optional.empty());
    assertThat(read.problems()).isEmpty();
    assertThat(read.declarations()).isEqualTo(all);
  }

  @Test
  void whatIsLeftOutHasDefaults() {
    Declarations.Reading read = Declarations.read("- query: diffusion", Optional.of(HERE));
    assertThat(read.declarations())
        .containsExactly(
            new Declaration(
                HERE, "papers", new Wish("diffusion", new Cadence.Immediately(), 0), ""));
    assertThat(Declarations.read("", Optional.empty()).declarations()).isEmpty();
    assertThat(Declarations.read("# nothing", Optional.empty()).problems()).isEmpty();
  }

  @Test
  void everyMistakeIsToldAndTheOthersAreRead() {
    String yaml =
        """
        - query: good
        - querry: bad
        - just a text
        - {query: x, max: many}
        - {query: x, max: 99999999999}
        - {query: x, max: 1001}
        - {query: x, cadence: hourly}
        - {query: x, cadence: daily at 25:00}
        - {query: x, cadence: weekly on someday}
        - {query: [x]}
        - {query: "  "}
        - {query: x, instant: upvotes>=50}
        - {query: also good, cadence: weekly on friday}
        """;
    Declarations.Reading read = Declarations.read(yaml, Optional.of(HERE));
    assertThat(read.declarations())
        .extracting(one -> one.wish().query())
        .containsExactly("good", "also good");
    assertThat(read.problems()).hasSize(11);
    assertThat(read.problems().get(0))
        .isEqualTo(
            "Subscription 2: has an unknown key `querry`; there are cadence, channel, instant, max,"
                + " name, paused, platform, query, tenant");
    assertThat(read.problems().get(1)).startsWith("Subscription 3: is not a mapping");
    assertThat(read.problems().get(2)).contains("`max` is not a number from 1 to 1000");
    assertThat(read.problems().get(3)).contains("`max` is not a number from 1 to 1000");
    assertThat(read.problems().get(4)).contains("max is 1 to 1000, not 1001");
    assertThat(read.problems().get(5)).contains("`hourly` is no cadence");
    assertThat(read.problems().get(6)).contains("has no time like 09:00");
    assertThat(read.problems().get(7)).startsWith("Subscription 9: ").contains("weekly on someday");
    assertThat(read.problems().get(8)).contains("`query` is not a text");
    assertThat(read.problems().get(9)).contains("has no `query`");
    assertThat(read.problems().get(10)).contains("it goes with daily or weekly");
  }

  @Test
  void whatIsNoListIsToldOf() {
    assertThat(problems("query: x").get(0)).startsWith("This is not a list of subscriptions");
    assertThat(problems("[1, {").get(0)).startsWith("This is not YAML: ");
    assertThat(problems("&a [*a, *a]")).isNotEmpty();
    assertThat(Declarations.read("- query: x", Optional.empty()).problems())
        .containsExactly("Subscription 1: has no `channel`");
  }

  @Test
  void theExampleIsWithoutMistakes() throws IOException {
    String example = Files.readString(Path.of("config/subscriptions.example.yaml"));
    Declarations.Reading read = Declarations.read(example, Optional.empty());
    assertThat(read.problems()).isEmpty();
    assertThat(read.declarations()).isNotEmpty();
    for (Declaration one : read.declarations()) {
      assertThat(QueryParser.parse(one.wish().query())).isInstanceOf(ParseResult.Parsed.class);
    }
  }
}
