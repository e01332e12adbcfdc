package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.HostileShapes.Shape;
import dev.paperboy.card.CleanText;
import dev.paperboy.card.MatchedWords;
import dev.paperboy.chat.KeyboardText;
import dev.paperboy.chat.discord.message.DiscordText;
import dev.paperboy.chat.slack.answer.TypedText;
import dev.paperboy.chat.slack.message.SlackText;
import dev.paperboy.command.CommandTextRoutines;
import dev.paperboy.feed.arxiv.ArxivTextRoutines;
import dev.paperboy.feed.syndication.SyndicationTextRoutines;
import dev.paperboy.feed.text.Dates;
import dev.paperboy.feed.text.DecodedText;
import dev.paperboy.feed.text.LatexAccents;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.feed.text.PlainText;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.ReferencesInText;
import dev.paperboy.query.QueryParser;
import dev.paperboy.query.Spelling;
import dev.paperboy.query.TextAnalysis;
import dev.paperboy.subscription.Spoken;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every routine that meets foreign text takes time in proportion to it: what twice as long a text
 * takes is not four times as much. Time is what the thread spends on a processor, the least of
 * several runs; both of two doublings must be at fault. All of it runs on a small stack, so that a
 * routine that goes deeper with the text is found, too.
 */
final class LinearTimeTest {
  private static final int LONGEST = 1 << 14;
  private static final int RUNS = 5;

  /** A routine that needs less for the longest text is beyond doubt. */
  private static final long FLOOR_NANOS = 40_000_000;

  private static final double TOO_MUCH = 3;
  private static final int STACK_BYTES = 320 << 10;
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final PaperId ID = PaperId.of("arxiv:2606.00001");

  static Stream<TextRoutine> routines() {
    return Stream.of(
            texts().stream(),
            SyndicationTextRoutines.all().stream(),
            ArxivTextRoutines.all().stream(),
            CommandTextRoutines.all().stream())
        .flatMap(each -> each);
  }

  private static List<TextRoutine> texts() {
    return List.of(
        TextRoutine.of("title", PaperText::title),
        TextRoutine.of("abstract", PaperText::abstractText),
        TextRoutine.of("link", PaperText::link),
        TextRoutine.of("HTML", PlainText::of),
        TextRoutine.of("LaTeX", LatexAccents::decode),
        TextRoutine.of("date", text -> Dates.read(text, NOW)),
        TextRoutine.of("bytes", text -> DecodedText.of(text.getBytes(StandardCharsets.UTF_8), "")),
        TextRoutine.of(
            "Latin-1", text -> DecodedText.of(text.getBytes(StandardCharsets.UTF_8), text)),
        TextRoutine.of("reference", PaperReference::parse),
        TextRoutine.of("id", PaperId::parse),
        TextRoutine.of("references", ReferencesInText::find),
        TextRoutine.of(
            "withdrawn title", text -> Paper.builder(ID, "T" + text, NOW).build().isWithdrawn()),
        TextRoutine.of(
            "withdrawn abstract",
            text -> Paper.builder(ID, "T", NOW).abstractText(text).build().isWithdrawn()),
        TextRoutine.of(
            "withdrawn comment",
            text -> Paper.builder(ID, "T", NOW).comment(text).build().isWithdrawn()),
        TextRoutine.of("analysis", TextAnalysis::analyze),
        TextRoutine.of("long query", QueryParser::parse),
        new TextRoutine("query", QueryParser.LONGEST, QueryParser::parse),
        TextRoutine.of("spelling", text -> Spelling.nearest(text, List.of("daily", "weekly"))),
        TextRoutine.of("card line", CleanText::line),
        TextRoutine.of("card lines", CleanText::lines),
        TextRoutine.of(
            "matched words", text -> MatchedWords.in(text, List.of("a", "aa", "and", "been"))),
        TextRoutine.of("spoken", Spoken::inert),
        TextRoutine.of("keyboard", KeyboardText::of),
        TextRoutine.of("Slack command", TypedText::command),
        TextRoutine.of("Slack message", TypedText::withAddresses),
        TextRoutine.of("Slack form", TypedText::plain),
        TextRoutine.of("Slack mrkdwn", text -> SlackText.mrkdwn(text, 3000)),
        TextRoutine.of("Slack typed", text -> SlackText.typed(text, 3000)),
        TextRoutine.of("Slack marked", text -> SlackText.marked(text, List.of("a", "and"), 3000)),
        TextRoutine.of("Discord markdown", text -> DiscordText.markdown(text, 4096)),
        TextRoutine.of("Discord typed", text -> DiscordText.typed(text, 4096)),
        TextRoutine.of(
            "Discord marked", text -> DiscordText.marked(text, List.of("a", "and"), 4096)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routines")
  void aTextTwiceAsLongTakesAboutTwiceAsLong(TextRoutine routine) throws Exception {
    assertThat(onSmallStack(() -> tooSlow(routine))).isEmpty();
  }

  private static List<String> tooSlow(TextRoutine routine) {
    List<String> slow = new ArrayList<>();
    int longest = Math.min(LONGEST, routine.longest());
    for (Shape shape : HostileShapes.all()) {
      // Step by step, so that one that grows with the cube does not take hours.
      for (int length = longest / 16; length <= longest; length *= 16) {
        if (nanos(routine, shape, length, 1) > FLOOR_NANOS) {
          double[] growth = growth(routine, shape, length);
          if (growth[0] > TOO_MUCH && growth[1] > TOO_MUCH) {
            slow.add("%s of %s: %s".formatted(routine, shape, Arrays.toString(growth)));
            break;
          }
        }
      }
    }
    return slow;
  }

  /** How many times as long it takes from a quarter of the length to a half, and to the whole. */
  private static double[] growth(TextRoutine routine, Shape shape, int length) {
    double quarter = nanos(routine, shape, length / 4, RUNS);
    double half = nanos(routine, shape, length / 2, RUNS);
    double whole = nanos(routine, shape, length, RUNS);
    return new double[] {half / quarter, whole / half};
  }

  private static long nanos(TextRoutine routine, Shape shape, int length, int runs) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    String text = shape.text(length);
    long least = Long.MAX_VALUE;
    for (int run = 0; run < runs; run++) {
      long before = threads.getCurrentThreadCpuTime();
      try {
        assertThat(routine.run().apply(text)).isNotNull();
      } catch (StackOverflowError tooDeep) {
        throw new AssertionError("%s of %s goes too deep".formatted(routine, shape), tooDeep);
      }
      least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
    }
    return Math.max(1, least);
  }

  private static <T> T onSmallStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    new Thread(null, task, "linear", STACK_BYTES).start();
    try {
      return task.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw failed;
    }
  }
}
