package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.paper.SightingStore.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SightingStoreTest extends StoreContract {
  private final SightingStore sightings = new SightingStore();

  private static Sighting sighting(String feed, int paper, int version, AnnounceType type) {
    return new Sighting(feed, id(paper), version, type, NOW, NOW.plusSeconds(version), 4, true);
  }

  private void record(Sighting... some) {
    change(t -> sightings.record(t, List.of(some)));
  }

  @Test
  void aSightingComesBackAsItWasRecorded() {
    save(paper(1), paper(2));
    Sighting first = sighting("arxiv", 1, 1, AnnounceType.NEW);
    Sighting second = sighting("arxiv", 1, 2, AnnounceType.REPLACE_CROSS);
    Sighting elsewhere = sighting("huggingface", 1, 1, AnnounceType.NEW);
    record(second, first, elsewhere, sighting("arxiv", 2, 1, AnnounceType.CROSS));

    assertThat(list(t -> sightings.of(t, id(1)))).containsExactly(first, elsewhere, second);
    assertThat(list(t -> sightings.of(t, "arxiv", List.of(id(1), id(3)))))
        .containsExactlyInAnyOrder(first, second);
    assertThat(list(t -> sightings.of(t, "arxiv", List.of()))).isEmpty();
    assertThat((long) read(t -> sightings.countPapers(t, "arxiv"))).isEqualTo(2);
  }

  @Test
  void theFirstWordStaysWhenAVersionIsSeenAgain() {
    save(paper(1));
    Sighting first = sighting("arxiv", 1, 1, AnnounceType.NEW);
    record(first);
    record(new Sighting("arxiv", id(1), 1, AnnounceType.CROSS, NOW, NOW, 9, false));
    record(sighting("arxiv", 1, 1, AnnounceType.REPLACE));
    assertThat(list(t -> sightings.of(t, id(1)))).containsExactly(first);
  }

  @Test
  void aVersionThatIsCrossListedAfterItWasReplacedIsNews() {
    save(paper(1));
    record(sighting("arxiv", 1, 2, AnnounceType.REPLACE));
    Sighting cross = new Sighting("arxiv", id(1), 2, AnnounceType.CROSS, NOW, NOW, 9, false);
    record(cross);
    assertThat(list(t -> sightings.of(t, id(1)))).containsExactly(cross);
  }

  @Test
  void aVersionThatIsReplacedAndCrossListedOnOnePageIsNews() {
    save(paper(1));
    Sighting replaced = sighting("arxiv", 1, 2, AnnounceType.REPLACE);
    Sighting cross = new Sighting("arxiv", id(1), 2, AnnounceType.CROSS, NOW, NOW, 9, false);
    record(replaced, cross, replaced);
    assertThat(list(t -> sightings.of(t, id(1)))).containsExactly(cross);
  }
}
