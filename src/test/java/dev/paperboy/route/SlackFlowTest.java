package dev.paperboy.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.chat.slack.simulator.Answer;
import dev.paperboy.chat.slack.simulator.OpenView;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.route.PlainEvaluation.Wish;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a team does with the bot on Slack, from the first start to the last subscription, while days
 * captured in June 2026 go by, over a socket and by HTTP; with Discord and the console beside it,
 * of which one that is down delays no other, and gets what waits for it after a restart. Skipped
 * where the days are not at hand.
 */
@Tag("process")
final class SlackFlowTest {
  /** A Sunday; the lists begin on the day after it. */
  private static final LocalDate FIRST = LocalDate.parse("2026-06-14");

  /** A Friday: nothing more comes for two days. */
  private static final LocalDate LAST = LocalDate.parse("2026-06-19");

  private static final double SECONDS_A_DAY = 2;

  /** A wait of ten minutes passes in ten seconds, and the cores are left to other tests. */
  private static final double SPEED_AFTER_RESTART = 60;

  private static final String LINK = "https://arxiv.org/abs/2606.14777";
  private static final Wish DIFFUSION =
      new Wish("diffusion", paper -> paper.says("\\bdiffusions?\\b"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"socket", "http"})
  void aTeamSubscribesReadsEditsAndLeaves(String mode) throws Exception {
    boolean socket = mode.equals("socket");
    try (CapturedReplay replay = new CapturedReplay(FIRST, SECONDS_A_DAY, 0);
        SlackReader reader = new SlackReader();
        DiscordReader beside = new DiscordReader(DIFFUSION);
        PaperboyProcess paperboy =
            new PaperboyProcess(
                folder,
                replay.configuration("1h"),
                socket ? reader.bySocket() : reader.byHttp(),
                beside.configuration())) {
      replay.now();
      Instant first = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
      start(paperboy, reader, socket, first.plusSeconds(1), 1);
      paperboy.await("the baseline", () -> isRead(paperboy, first));
      beside.subscribe();
      paperboy.open("console");
      paperboy.type("console", "/papers settings cap 1000");
      paperboy.type("console", "/papers subscribe diffusion");
      assertThat(reader.say("settings cap 1000").allText()).contains("at most 1000 papers");
      assertThat(reader.say("subscribe diffusion").allText()).contains("Subscribed as #1");
      assertThat(paperboy.stop()).isZero();

      replay.set(FIRST);
      if (socket) {
        reader.goDown();
      } else {
        beside.goDown();
      }
      start(paperboy, reader, socket, replay.now(), 86_400 / SECONDS_A_DAY);
      Instant end = LAST.plusDays(1).atTime(6, 0).toInstant(ZoneOffset.UTC);
      paperboy.await("the last day", () -> !paperboy.lastRead("huggingface").isBefore(end));
      Supplier<List<String>> console = () -> Readers.posted(paperboy, "console");
      Supplier<List<String>> up = socket ? beside::posted : reader::posted;
      Supplier<List<String>> down = socket ? reader::posted : beside::posted;
      awaitAll(paperboy, replay, console);
      awaitAll(paperboy, replay, up);
      assertThat(down.get()).isEmpty();

      assertThat(paperboy.stop()).isZero();
      reader.comeBack();
      beside.answerAtOnce();
      start(paperboy, reader, socket, replay.now(), SPEED_AFTER_RESTART);
      awaitAll(paperboy, replay, down);
      int papers = down.get().size();
      try {
        useWhatIsThere(reader);
      } catch (AssertionError failure) {
        throw new AssertionError(failure.getMessage() + "\n" + paperboy.log(), failure);
      }
      System.out.println("Slack by %s: %d papers posted, each once".formatted(mode, papers));
    }
  }

  private static boolean isRead(PaperboyProcess paperboy, Instant since) {
    return paperboy.lastRead("huggingface").isAfter(since)
        && paperboy.lastRead("arxiv").isAfter(since);
  }

  /** Waits for all papers of the days; the clock may have run on to some of the next days. */
  private static void awaitAll(
      PaperboyProcess paperboy, CapturedReplay replay, Supplier<List<String>> posted)
      throws Exception {
    Set<String> wanted = wanted(replay, LAST);
    assertThat(wanted).hasSizeGreaterThan(10);
    paperboy.await("all papers", () -> posted.get().containsAll(wanted));
    List<String> all = posted.get();
    assertThat(all).doesNotHaveDuplicates().isSubsetOf(wanted(replay, replay.today()));
  }

  private static Set<String> wanted(CapturedReplay replay, LocalDate last) throws IOException {
    return Set.copyOf(
        PlainEvaluation.wanted(replay.papers(FIRST, last).stream(), List.of(DIFFUSION)));
  }

  private static void start(
      PaperboyProcess paperboy, SlackReader reader, boolean socket, Instant clock, double speed)
      throws Exception {
    paperboy.start(clock, speed);
    if (socket) {
      reader.awaitSocket();
    } else {
      reader.deliverTo(paperboy);
      paperboy.await(
          "Slack to be on", () -> paperboy.status().path("platforms").toString().contains("slack"));
    }
  }

  /** A message of one paper has a button for it, a message of several a menu at each of them. */
  private static Answer pressSimilar(SlackReader reader, PostedMessage alert) {
    if (!alert.buttonsLabelled("Similar").isEmpty()) {
      return reader.slack.pressLabelled(reader.ann, alert, "Similar");
    }
    for (JsonNode block : alert.blocks()) {
      for (JsonNode menu : block.path("elements")) {
        for (JsonNode option : menu.path("options")) {
          if (option.path("text").path("text").asText().equals("Similar")) {
            return reader.slack.choose(
                reader.ann, alert, menu.path("action_id").asText(), option.path("value").asText());
          }
        }
      }
    }
    throw new AssertionError("nothing to press in " + alert.allText());
  }

  /** After a restart: a button of an old alert, the form, the Home tab, a link, and leaving. */
  private static void useWhatIsThere(SlackReader reader) {
    assertThat(pressSimilar(reader, reader.firstAlert()).awaitMessage().allText())
        .containsIgnoringCase("similar");
    OpenView form = reader.slack.pressLabelled(reader.ann, reader.say("list"), "Edit").awaitView();
    reader
        .slack
        .submitView(reader.ann, form, Map.of("form:query", "diffusion -survey", "form:max", "5"))
        .awaitResponseAction();
    // Slack waits three seconds for a form; on a busy machine the change follows its answer.
    reader.slack.await(
        "the change",
        SlackReader.SOON,
        () -> reader.say("list").allText().contains("diffusion -survey"));
    assertThat(reader.say("list").allText()).contains("at most 5");
    assertThat(reader.say("pause 1").allText()).contains("#1");
    reader.slack.openHome(reader.ann);
    assertThat(reader.slack.awaitHomeWith(reader.ann, "paused").allText()).contains("diffusion");
    PostedMessage said = reader.slack.shareLink(reader.ann, reader.papers, LINK);
    reader.slack.await(
        "a card below the link",
        SlackReader.SOON,
        () ->
            reader.slack.now(said).stream()
                .anyMatch(message -> !message.unfurl(LINK).isMissingNode()));
    assertThat(reader.say("unsubscribe 1").allText()).contains("diffusion");
    assertThat(reader.say("list").allText()).contains("no subscriptions");
  }
}
