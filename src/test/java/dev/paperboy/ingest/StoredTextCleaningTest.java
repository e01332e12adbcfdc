package dev.paperboy.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.card.Card;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.feed.text.PaperText;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.Paper;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.store.Database;
import dev.paperboy.store.MarkStore;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.store.paper.PaperStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Papers that were stored with their markup, after the upgrade. */
final class StoredTextCleaningTest {
  private static final int PAPERS = 600;
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-15T12:00:00Z"));

  @TempDir Path folder;

  /** Papers as sources write them; the first ones are what is subscribed to. */
  private static PaperBuilder[] written() {
    return IntStream.range(0, PAPERS)
        .mapToObj(
            number ->
                Scene.paper(
                        "2606.%05d".formatted(number),
                        "A $\\chi^2$ test~("
                            + number
                            + ")"
                            + (number < 3 ? " of quasicrystals" : number < 6 ? " of alloys" : ""))
                    .abstractText("We bound $p < 0.05$ by \\emph{one} test of H<sub>2</sub>O.")
                    .tldr("Shows $\\ell_1$ bounds.")
                    .authors(List.of(new Author("P{\\'a}l Erd\\H{o}s", "E{\\\"o}tv{\\\"o}s"))))
        .toArray(PaperBuilder[]::new);
  }

  /** The same as they are read by now. */
  private static PaperBuilder[] read() {
    return Arrays.stream(written())
        .map(PaperBuilder::build)
        .map(PaperText::readable)
        .map(Paper::toBuilder)
        .toArray(PaperBuilder[]::new);
  }

  /** A database with subscriptions and messages whose papers have their markup. */
  private void fill(TestDatabase kind) {
    try (Scene scene = new Scene(kind, folder).afterBaseline()) {
      scene.type("subscribe quasicrystals");
      scene.type("subscribe alloys daily 09:00");
      scene.poll(scene.arxiv, written());
      scene.drain();
      assertThat(scene.platform.papers()).hasSize(3);
      assertThat(new StoredTextCleaning(scene.database, CLOCK).left()).isZero();
      markAsOlder(scene.database);
    }
  }

  private static void markAsOlder(Database database) {
    database.change(transaction -> new MarkStore().setOnce(transaction, MarkStore.MARKUP, ""));
  }

  private static Paper stored(Database database, int number) {
    PaperId id = PaperId.of("arxiv:2606.%05d".formatted(number));
    return database
        .read(transaction -> new PaperStore().find(transaction, id))
        .orElseThrow()
        .paper();
  }

  private static List<String> found(Scene scene, String query) {
    return scene.type("search " + query).cards().stream().map(Card::title).toList();
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsBrokenOffIsGoneOnWithAndNothingIsPostedOrEditedForIt(TestDatabase kind) {
    fill(kind);
    try (Database database = Database.open(kind.url(folder))) {
      StoredTextCleaning cleaning = new StoredTextCleaning(database, CLOCK);
      assertThat(cleaning.left()).isEqualTo(PAPERS);
      cleaning.run(progress -> {}, () -> true);
      assertThat(cleaning.left()).isPositive().isLessThan(PAPERS);
      assertThat(stored(database, 0).title()).isEqualTo("A χ² test (0) of quasicrystals");
      assertThat(stored(database, PAPERS - 1).title()).contains("$");
    }

    try (Scene scene = Scene.restarted(kind, folder)) {
      assertThat(new StoredTextCleaning(scene.database, scene.clock).left()).isZero();
      Paper last = stored(scene.database, PAPERS - 1);
      assertThat(last.title()).isEqualTo("A χ² test (" + (PAPERS - 1) + ")");
      assertThat(last.abstractText()).isEqualTo("We bound p < 0.05 by one test of H₂O.");
      assertThat(last.tldr()).isEqualTo("Shows ℓ₁ bounds.");
      assertThat(last.authors()).containsExactly(new Author("Pál Erdős", "Eötvös"));

      assertThat(scene.poll(scene.arxiv, read()).alerts()).isZero();
      assertThat(scene.poll(scene.huggingface, read()).alerts()).isZero();
      scene.drain();
      assertThat(scene.platform.papers()).isEmpty();
      assertThat(found(scene, "quasicrystals title:\"$\\chi^2$\"")).hasSize(3);
      assertThat(found(scene, "title:χ² title:599")).containsExactly("A χ² test (599)");
      assertThat(found(scene, "author:Erdős title:598")).containsExactly("A χ² test (598)");

      scene.clock.advance(Duration.ofDays(1));
      scene.drain();
      assertThat(scene.platform.sent)
          .flatExtracting(Outgoing::cards)
          .extracting(Card::title)
          .containsExactly(
              "A χ² test (3) of alloys", "A χ² test (4) of alloys", "A χ² test (5) of alloys");
      assertThat(scene.platform.edited).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatIsReadableAlreadyGetsNoNewRevision(TestDatabase kind) {
    fill(kind);
    try (Scene scene = Scene.restarted(kind, folder)) {
      long revision = scene.database.read(new PaperStore()::revision);
      markAsOlder(scene.database);
      AtomicLong lookedAt = new AtomicLong();
      new StoredTextCleaning(scene.database, scene.clock).run(lookedAt::addAndGet, () -> false);
      assertThat(lookedAt).hasValue(PAPERS);
      assertThat(scene.database.read(new PaperStore()::revision)).isEqualTo(revision);
    }
  }
}
