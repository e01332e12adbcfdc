package dev.paperboy.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.query.ParseResult;
import dev.paperboy.query.QueryParser;
import dev.paperboy.subscription.DeclaredChannel.DeclaredMute;
import dev.paperboy.subscription.DeclaredChannel.Setting;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeclarationsTest {
  private static final ChannelId HERE = new ChannelId("console", "local", "papers");

  private static List<String> problems(String yaml) {
    return Declarations.read(yaml, Optional.of(HERE), PlatformList.ALL.directory()).problems();
  }

  private static List<Declaration> declarations(String yaml) {
    return Declarations.read(yaml, Optional.of(HERE), PlatformList.ALL.directory())
        .channels()
        .stream()
        .flatMap(channel -> channel.subscriptions().stream())
        .toList();
  }

  @Test
  void whatIsWrittenIsReadBack() {
    List<String> queries =
        List.of(
            "diffusion -survey",
            "\"world model\"~3 | (a b)",
            "- yes: [no] {x} # y",
            "true",
            "no",
            "on",
            "~",
            "null",
            "0x1F",
            "1_000",
            "2026-12-24",
            "12:30:45",
            "&a *a",
            "'quoted' \\ back",
            "line\nbreak",
            " spaces ",
            "tab\tand \u0085 \u2028",
            "🤖 مقالة",
            "=RAG");
    List<Cadence> cadences =
        List.of(
            new Cadence.Immediately(),
            new Cadence.Daily(LocalTime.of(0, 0)),
            new Cadence.Weekly(DayOfWeek.FRIDAY, LocalTime.of(17, 5)));
    Instant end = Instant.parse("2026-12-24T18:00:00.123Z");
    List<Declaration> wishes = new ArrayList<>();
    List<DeclaredMute> mutes = new ArrayList<>();
    for (String query : queries) {
      mutes.add(new DeclaredMute(query, query.length() % 2 == 0 ? null : end, 0));
      for (Cadence cadence : cadences) {
        wishes.add(new Declaration(new Wish(query, cadence, 4, "", true), null, 0));
        wishes.add(new Declaration(new Wish(query, cadence, 0), new Pause("by “Ann”: x", null), 0));
        wishes.add(new Declaration(new Wish(query, cadence, 0), new Pause(query, end), 0));
        if (!(cadence instanceof Cadence.Immediately)) {
          wishes.add(new Declaration(new Wish("x", cadence, 0, query, false), null, 0));
        }
      }
    }
    List<Setting> settings =
        List.of(new Setting("zone", "Europe/Paris", 0), new Setting("crosspost", "on", 0));
    List<DeclaredChannel> all =
        List.of(
            new DeclaredChannel(
                new ChannelId("slack", "T0123", "C: 1"), "name #1", settings, wishes, mutes),
            new DeclaredChannel(HERE, "papers", List.of(), List.of(), List.of()));
    Declarations.Reading read =
        Declarations.read(Declarations.write(all), Optional.empty(), PlatformList.ALL.directory());
    assertThat(read.problems()).isEmpty();
    assertThat(read.channels())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*line")
        .isEqualTo(all);
  }

  @Test
  void whatIsLeftOutHasDefaults() {
    Declarations.Reading read =
        Declarations.read("- query: diffusion", Optional.of(HERE), PlatformList.ALL.directory());
    assertThat(read.channels())
        .containsExactly(
            new DeclaredChannel(
                HERE,
                "papers",
                List.of(),
                List.of(
                    new Declaration(new Wish("diffusion", new Cadence.Immediately(), 0), null, 1)),
                List.of()));
    assertThat(Declarations.read("", Optional.empty(), PlatformList.ALL.directory()).channels())
        .isEmpty();
    assertThat(
            Declarations.read("# nothing", Optional.empty(), PlatformList.ALL.directory())
                .problems())
        .isEmpty();
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
    Declarations.Reading read =
        Declarations.read(yaml, Optional.of(HERE), PlatformList.ALL.directory());
    assertThat(declarations(yaml))
        .extracting(one -> one.wish().query())
        .containsExactly("good", "also good");
    assertThat(read.problems()).hasSize(11);
    assertThat(read.problems().get(0))
        .isEqualTo(
            "Subscription 2: has an unknown key `querry`; the keys are cadence, channel, instant,"
                + " max, name, paused, platform, query, tenant, until, updates (line 2)");
    assertThat(read.problems().get(1)).startsWith("Subscription 3: is not a mapping");
    assertThat(read.problems().get(2)).contains("`max` is not a number from 1 to 1000");
    assertThat(read.problems().get(3)).contains("`max` is not a number from 1 to 1000");
    assertThat(read.problems().get(4)).contains("max is 1 to 1000, not 1001");
    assertThat(read.problems().get(5)).contains("`hourly` is not a cadence");
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
    assertThat(
            Declarations.read("- query: x", Optional.empty(), PlatformList.ALL.directory())
                .problems())
        .containsExactly("Subscription 1: has no `channel` (line 1)");
  }

  @Test
  void oldListsAreReadChannelByChannel() {
    String yaml =
        """
        - {platform: slack, tenant: T1, channel: C1, name: "#one", query: a, cadence: instant}
        - {channel: papers, query: b, cadence: daily at 09:00, paused: because}
        - {platform: slack, tenant: T1, channel: C1, name: "#one", query: c, cadence: instant}
        """;
    Declarations.Reading read =
        Declarations.read(yaml, Optional.empty(), PlatformList.ALL.directory());
    assertThat(read.problems()).isEmpty();
    assertThat(read.channels()).extracting(DeclaredChannel::name).containsExactly("#one", "papers");
    assertThat(read.channels().get(0).subscriptions())
        .extracting(one -> one.wish().query())
        .containsExactly("a", "c");
    assertThat(read.channels().get(1).subscriptions().get(0).pause())
        .isEqualTo(new Pause("because", null));
  }

  @Test
  void valuesAreTextsHoweverTheyLook() {
    List<Declaration> read =
        declarations(
            """
            - query: no
            - query: on
            - query: 2026-12-24
            - query: 1e3
            - query: 0x1F
            - query: 12:30:45
            - {query: x, max: 007, paused: yes, until: 2026-12-24}
            - {query: y, max: , paused: , until: 2026-12-24T18:00:00+01:00}
            - {query: 'z', paused: off, until: 2026-12-24T18:00:00+01:00}
            """);
    assertThat(read)
        .extracting(one -> one.wish().query())
        .containsExactly("no", "on", "2026-12-24", "1e3", "0x1F", "12:30:45", "x", "z");
    assertThat(read.get(6).wish().max()).isEqualTo(7);
    assertThat(read.get(6).pause())
        .isEqualTo(new Pause("yes", Instant.parse("2026-12-24T00:00:00Z")));
    assertThat(read.get(7).pause())
        .isEqualTo(new Pause("off", Instant.parse("2026-12-24T17:00:00Z")));
  }

  @Test
  void strangeYamlIsAnsweredWithItsLine() {
    assertThat(problems("- query: a\n- query: &x b\n- query: *x"))
        .containsExactly("`*x` is an alias; write it out (line 3)");
    assertThat(problems("- query: a\n  query: b"))
        .containsExactly("`query` is given twice (line 2)");
    assertThat(problems("- query: a\n---\n- query: b"))
        .containsExactly("A second document starts; put everything into one (line 3)");
    assertThat(problems("[".repeat(100))).containsExactly("This is nested too deeply (line 1)");
    assertThat(problems("- query: a\n\t- query: b").get(0))
        .startsWith("This is not YAML: ")
        .containsIgnoringCase("tab")
        .contains("line 2");
    assertThat(problems("- {query: a").get(0)).startsWith("This is not YAML: ").contains("line 1");
    assertThat(problems("channels:\n- channel: x\n  settings: [a]"))
        .containsExactly("Channel 1: `settings` is not keys and values (line 3)");
    assertThat(problems("channels:\n- channel: x\n  mutes:\n  - until: 2026-12-24"))
        .containsExactly("Mute 1: has no `mute` (line 4)");
    assertThat(problems("- {query: x, paused: y, until: someday}").get(0))
        .contains("`someday` is not a time");
    assertThat(problems("- {query: x, paused: y, until: +999999999-12-31T00:00:00Z}").get(0))
        .contains("is not a time");
    assertThat(problems("- {query: x, until: 2026-12-24}").get(0)).contains("no `paused`");
    assertThat(problems("- {query: x, platform: telegram, channel: y}").get(0))
        .contains("`platform` is not one of console, discord, email, slack");
    assertThat(problems("channels:\n- channel: x\n  colour: red").get(0))
        .contains("unknown key `colour`")
        .contains("line 3");
  }

  @Test
  void aMegabyteOfAnythingIsAnswered() {
    int times = 1_000_000;
    for (String piece :
        List.of(
            "[", "{", "- ", "? ", "&a ", "*a ", "!", "'", "\"", "|", "\t", "a: ", "#", "% ",
            "\u0007")) {
      Declarations.Reading read =
          Declarations.read(
              piece.repeat(times / piece.length()),
              Optional.of(HERE),
              PlatformList.ALL.directory());
      assertThat(read.channels()).as(piece).isEmpty();
    }
    assertThat(declarations("- query: x\n".repeat(times / 11))).hasSize(times / 11);
    assertThat(declarations("- query: " + "x".repeat(times))).hasSize(1);
    assertThat(declarations("- {query: x, cadence: daily at 09:00, max: 5}\n".repeat(70_000)))
        .as("more than three megabytes, the library's own limit")
        .hasSize(70_000);
  }

  @Test
  void theExampleIsWithoutMistakes() throws IOException {
    String example = Files.readString(Path.of("config/subscriptions.example.yaml"));
    assertThat(
            Declarations.read(example, Optional.empty(), PlatformList.ALL.directory()).problems())
        .isEmpty();
    assertThat(declarations(example)).isNotEmpty();
    for (Declaration one : declarations(example)) {
      assertThat(QueryParser.parse(one.wish().query())).isInstanceOf(ParseResult.Parsed.class);
    }
  }
}
