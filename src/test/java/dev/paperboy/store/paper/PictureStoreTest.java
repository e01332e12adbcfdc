package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.PaperId;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.paper.PictureStore.Stored;
import dev.paperboy.store.paper.PictureStore.Wanted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PictureStoreTest extends StoreContract {
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(90));
  private static final Instant LATER = NOW.plus(Duration.ofHours(1));

  private final PictureStore pictures = new PictureStore();

  @BeforeEach
  void savePapers() {
    change(
        t ->
            papers.save(
                t,
                List.of(
                    new PaperStore.Entry(
                        paper(1).thumbnail("https://example.org/1.png").build(),
                        NOW.minusSeconds(60)),
                    new PaperStore.Entry(
                        paper(2).thumbnail("https://example.org/2.png").build(), NOW),
                    new PaperStore.Entry(paper(3).build(), NOW),
                    new PaperStore.Entry(
                        paper(4).thumbnail("https://example.org/4.png").build(),
                        LONG_AGO.minusSeconds(1)),
                    new PaperStore.Entry(
                        paper(5).thumbnail("https://example.org/5.png").build(), null)),
                NOW));
  }

  private List<Wanted> due(Instant at) {
    return list(t -> pictures.due(t, LONG_AGO, at, 10));
  }

  private List<PaperId> duePapers(Instant at) {
    return due(at).stream().map(Wanted::paper).toList();
  }

  private void begin(int paper, int attempts, Optional<Instant> due) {
    Wanted wanted =
        new Wanted(id(paper), "https://example.org/" + paper + ".png", List.of(), attempts);
    change(t -> pictures.begin(t, wanted, attempts, NOW, due));
  }

  private void keep(int paper, int bytes) {
    begin(paper, 1, Optional.of(LATER));
    change(t -> pictures.keep(t, id(paper), 480, 260, new byte[bytes]));
  }

  @Test
  void picturesOfPapersAnnouncedLatelyAreDueTheNewestFirst() {
    assertThat(due(NOW))
        .containsExactly(
            new Wanted(id(2), "https://example.org/2.png", List.of(), 0),
            new Wanted(id(1), "https://example.org/1.png", List.of(), 0));
    assertThat(list(t -> pictures.due(t, LONG_AGO, NOW, 1))).hasSize(1);
  }

  @Test
  void aFailedAttemptIsRepeatedWhenItIsDueAndTheLastOneIsNot() {
    begin(1, 3, Optional.of(LATER));
    change(t -> pictures.fail(t, id(1), "away"));
    begin(2, 5, Optional.empty());

    assertThat(due(LATER.minusMillis(1))).isEmpty();
    assertThat(due(LATER))
        .containsExactly(new Wanted(id(1), "https://example.org/1.png", List.of(), 3));
    assertThat(map(t -> pictures.of(t, List.of(id(1), id(2))))).isEmpty();
  }

  @Test
  void aStoredPictureIsFoundAndNotDueAgain() {
    long before = read(pictures::revision);
    keep(1, 700);

    long after = read(pictures::revision);
    assertThat(after).isGreaterThan(before);
    assertThat(map(t -> pictures.of(t, List.of(id(1), id(2), id(99)))))
        .containsExactly(java.util.Map.entry(id(1), new Stored(id(1), after, 480, 260)));
    assertThat(found(t -> pictures.content(t, id(1))).orElseThrow().jpeg()).hasSize(700);
    assertThat(found(t -> pictures.content(t, id(2)))).isEmpty();
    assertThat(duePapers(NOW.plus(Duration.ofDays(10)))).containsExactly(id(2));
    assertThat((long) read(pictures::size)).isEqualTo(700);
  }

  @Test
  void anotherAddressIsBelievedOnceADayAndTheOldPictureStaysUntilThen() {
    keep(1, 700);
    keep(2, 700);
    save(paper(1).thumbnail("https://example.org/other.png"));

    assertThat(due(NOW.plus(Duration.ofHours(23)))).isEmpty();
    assertThat(due(NOW.plus(Duration.ofHours(24))))
        .containsExactly(new Wanted(id(1), "https://example.org/other.png", List.of(), 0));
    begin(1, 1, Optional.of(LATER));
    assertThat(map(t -> pictures.of(t, List.of(id(1))))).hasSize(1);
  }

  @Test
  void picturesOfOldPapersAreRemoved() {
    keep(1, 10);
    keep(4, 10);
    long before = read(pictures::revision);

    change(t -> pictures.removeBefore(t, LONG_AGO));

    assertThat(map(t -> pictures.of(t, List.of(id(1), id(4))))).containsOnlyKeys(id(1));
    long after = read(pictures::revision);
    assertThat(after).isGreaterThan(before);
    change(t -> pictures.removeBefore(t, LONG_AGO));
    assertThat((long) read(pictures::revision)).isEqualTo(after);
  }

  @Test
  void theOldestPicturesMakeRoomAndAreNotFetchedAgain() {
    keep(1, 600);
    keep(2, 500);

    change(t -> pictures.free(t, 100));

    assertThat(map(t -> pictures.of(t, List.of(id(1), id(2))))).containsOnlyKeys(id(2));
    assertThat((long) read(pictures::size)).isEqualTo(500);
    assertThat(due(NOW.plus(Duration.ofDays(30)))).isEmpty();
  }

  @Test
  void allPicturesAreRemovedWhereNoneAreWanted() {
    keep(1, 600);
    change(pictures::removeAll);
    assertThat((long) read(pictures::size)).isZero();
    assertThat(duePapers(NOW)).contains(id(1));
  }
}
