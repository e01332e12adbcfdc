package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.paper;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.command.declaration.ChannelDeclarations;
import dev.paperboy.command.declaration.ImportCounts;
import dev.paperboy.command.declaration.MuteImport;
import dev.paperboy.command.declaration.SubscriptionImport;
import dev.paperboy.command.held.Backfill;
import dev.paperboy.command.mute.PreparedMutes;
import dev.paperboy.command.mute.WaitingMutes;
import dev.paperboy.query.ParseResult.Parsed;
import dev.paperboy.query.ParsedQueries;
import dev.paperboy.query.Query;
import dev.paperboy.query.QueryParser;
import dev.paperboy.search.Hit;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Actor;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Declarations;
import dev.paperboy.subscription.DeclaredChannel;
import dev.paperboy.subscription.Mute;
import dev.paperboy.subscription.Mute.Target;
import dev.paperboy.subscription.MuteVerdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What commands find out before their transactions is all that these need, unless something comes
 * in between; and that counts too.
 */
final class PreparedTransactionTest extends InScene {
  private static final String WRITTEN =
      """
      channels:
      - channel: papers
        subscriptions:
        - {query: diffusion OR flow}
        - {query: mamba, cadence: daily at 09:00, instant: state space}
        - {query: mamba}
        - {query: "("}
        mutes:
        - {mute: survey}
        - {mute: paper:2606.00001}
        - {mute: "("}
      """;

  private Channel here() {
    return scene.channel(PAPERS);
  }

  private DeclaredChannel written() {
    Declarations.Reading reading =
        Declarations.read(WRITTEN, Optional.of(PAPERS), PlatformList.ALL.directory());
    assertThat(reading.problems()).isEmpty();
    return reading.channels().get(0);
  }

  @Test
  void anImportParsesNothingInItsTransaction() {
    say("subscribe diffusion | flow daily");
    say("subscribe heat");
    say("mute surveys");
    DeclaredChannel written = written();
    Instant now = scene.clock.instant();
    PreparedMutes prepared = PreparedMutes.nothing(scene.topics);
    SubscriptionImport.prepare(prepared.queries(), scene.database, PAPERS, written.subscriptions());
    MuteImport.prepare(prepared, scene.database, here().key(), written.mutes(), now);
    int parsed = prepared.queries().size();
    List<String> problems = new ArrayList<>();
    scene.database.change(
        transaction -> {
          Actor by = new Actor("Ann", "U1", "import");
          new SubscriptionImport(transaction, here(), by, now, prepared.queries())
              .apply(written.subscriptions(), new ImportCounts(), problems);
          new MuteImport(transaction, here(), by, now, prepared)
              .apply(written.mutes(), new ImportCounts(), problems);
        });
    assertThat(problems).hasSize(3);
    assertThat(say("list")).contains("#3 ").doesNotContain("#4 ");
    assertThat(prepared.queries().size()).isEqualTo(parsed).isGreaterThan(5);
  }

  @Test
  void aDeclarationParsesNothingInItsTransaction() {
    say("subscribe heat");
    DeclaredChannel written = written();
    ParsedQueries queries = new ParsedQueries();
    SubscriptionImport.prepare(queries, scene.database, PAPERS, written.subscriptions());
    int parsed = queries.size();
    List<String> problems = new ArrayList<>();
    Set<Long> declared =
        scene.database.write(
            transaction ->
                new ChannelDeclarations(
                        transaction, here().key(), "file.yaml", scene.clock.instant(), queries)
                    .apply(written.subscriptions(), new ImportCounts(), problems));
    assertThat(declared).hasSize(2);
    assertThat(problems).hasSize(2);
    assertThat(queries.size()).isEqualTo(parsed).isGreaterThan(4);
  }

  @Test
  void aMuteHoldsNoWaitingPaperAgainstItselfInItsTransaction() {
    say("subscribe diffusion daily at 09:00");
    scene.poll(scene.arxiv, papers(1, 20, "Diffusion"));
    scene.poll(scene.arxiv, paper("2606.00030", "Surveys of diffusion"));
    Mute mute = new Mute(0, here().key(), 1, new Target(Mute.Kind.TERM, "survey"), null, "Ann");
    MuteVerdicts verdicts = new MuteVerdicts(scene.topics);
    WaitingMutes muteWaiting = new WaitingMutes();
    muteWaiting.prepare(verdicts, scene.database, here().key(), Set.of(mute.target()));
    assertThat(verdicts.size()).isEqualTo(20);
    assertThat(
            scene.database.<Integer>write(
                transaction -> muteWaiting.mute(transaction, mute, verdicts)))
        .isOne();
    assertThat(verdicts.size()).isEqualTo(20);
    assertThat(scene.alertCounts()).containsEntry("MUTED", 1L);
  }

  @Test
  void aPaperThatComesOrChangesAfterThatIsMutedToo() {
    say("subscribe diffusion daily at 09:00");
    scene.poll(scene.arxiv, papers(1, 20, "Diffusion"));
    Mute mute = new Mute(0, here().key(), 1, new Target(Mute.Kind.TERM, "survey"), null, "Ann");
    MuteVerdicts verdicts = new MuteVerdicts(scene.topics);
    WaitingMutes muteWaiting = new WaitingMutes();
    muteWaiting.prepare(verdicts, scene.database, here().key(), Set.of(mute.target()));
    scene.poll(scene.arxiv, paper("2606.00030", "Surveys of diffusion"));
    scene.poll(scene.arxiv, paper("2606.00001", "A survey of diffusion").version(2));
    assertThat(
            scene.database.<Integer>write(
                transaction -> muteWaiting.mute(transaction, mute, verdicts)))
        .isEqualTo(2);
  }

  @Test
  void aBackfillLeavesOutWhatWasMutedAfterItWasChosen() {
    scene.poll(scene.arxiv, papers(1, 6, "Diffusion"));
    say("subscribe diffusion");
    Backfill backfill = new Backfill(scene.topics, scene.clock);
    Query query = ((Parsed) QueryParser.parse("diffusion")).query();
    List<Hit> hits =
        IntStream.range(1, 6)
            .mapToObj(i -> paper("2606.%05d".formatted(i), "x").build().id())
            .map(id -> new Hit(id, 1, scene.clock.instant()))
            .toList();
    Backfill.Found found = backfill.choose(scene.database, here(), query, hits, 3);
    assertThat(found.chosen()).hasSize(3);
    assertThat(found.more()).isEqualTo(2);
    say("mute paper:" + found.chosen().get(1).stored().paper().id());
    int added =
        scene.database.write(
            transaction ->
                backfill.add(
                    transaction,
                    here(),
                    new SubscriptionStore().of(transaction, here().key()).get(0),
                    found));
    assertThat(added).isEqualTo(2);
    assertThat(scene.alertCounts()).containsEntry("PENDING", 2L);
  }
}
