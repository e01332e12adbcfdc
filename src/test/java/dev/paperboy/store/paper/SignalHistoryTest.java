package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.SignalPoint;
import dev.paperboy.paper.SignalSeries;
import dev.paperboy.paper.Signals;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.paper.PaperStore.Entry;
import dev.paperboy.store.paper.SignalHistory.VotedPaper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SignalHistoryTest extends StoreContract {
  private static final long HOUR = SignalPoint.hourOf(NOW);
  private final SignalHistory history = new SignalHistory();

  private static PaperBuilder voted(int number, int upvotes, int comments) {
    return paper(number).signals(new Signals(upvotes, comments, "", ""));
  }

  private void save(int hours, PaperBuilder... papersThen) {
    Instant then = NOW.plus(Duration.ofHours(hours));
    List<Entry> entries =
        Stream.of(papersThen).map(builder -> new Entry(builder.build(), NOW)).toList();
    change(t -> papers.save(t, entries, then));
  }

  private List<SignalPoint> points(int paper) {
    SignalSeries series = read(t -> history.of(t, id(paper)));
    return series.points();
  }

  private static SignalPoint point(int hours, int upvotes, int comments) {
    return new SignalPoint(HOUR + hours, upvotes, comments);
  }

  @Test
  void changesOfSignalsAreRecordedWithThePaper() {
    save(0, voted(1, 3, 0), voted(2, 1, 1));
    save(1, voted(1, 3, 0).title("Only the title"), voted(2, 1, 1));
    save(2, voted(1, 8, 0));
    save(2, voted(1, 9, 2));
    save(5, voted(1, 0, 0));
    assertThat(points(1)).containsExactly(point(0, 3, 0), point(2, 9, 2), point(5, 0, 0));
    assertThat(points(2)).containsExactly(point(0, 1, 1));
    assertThat(points(3)).isEmpty();
  }

  @Test
  void aPaperThatHadNoVotesBeginsWithNone() {
    save(0, paper(1), paper(2));
    assertThat(points(1)).isEmpty();
    save(3, voted(1, 4, 0));
    save(0, voted(2, 4, 0));
    assertThat(points(1)).containsExactly(point(0, 0, 0), point(3, 4, 0));
    assertThat(points(2)).as("within its first hour").containsExactly(point(0, 4, 0));
  }

  @Test
  void aTransactionThatFailsRecordsNothing() {
    save(0, voted(1, 3, 0));
    assertThatThrownBy(
            () ->
                change(
                    t -> {
                      papers.save(
                          t,
                          List.of(new Entry(voted(1, 9, 0).build(), NOW)),
                          NOW.plusSeconds(7200));
                      throw new IllegalStateException("stopped");
                    }))
        .hasMessage("stopped");
    assertThat(points(1)).containsExactly(point(0, 3, 0));
  }

  @Test
  void olderHoursAreThinnedWhenANewOneIsSaved() {
    for (int hours = 0; hours < 24 * 12; hours += 6) {
      save(hours, voted(1, hours + 1, 0));
    }
    List<SignalPoint> points = points(1);
    assertThat(points.get(0)).isEqualTo(point(0, 1, 0));
    assertThat(points.subList(1, 4))
        .as("the last of 15, 16 and 17 June")
        .containsExactly(point(6, 7, 0), point(30, 31, 0), point(54, 55, 0));
    assertThat(points).hasSize(1 + 3 + 4 * 8 + 3).endsWith(point(282, 283, 0));
  }

  @Test
  void votedPapersAreFoundByTheirLastChangeAndByTheirAnnouncement() {
    save(0, voted(1, 3, 0), voted(2, 5, 0), voted(3, 0, 2), paper(4));
    save(4, voted(1, 7, 0));
    assertThat(list(t -> history.changedSince(t, NOW)))
        .extracting(VotedPaper::id)
        .containsExactlyInAnyOrder(id(1), id(2));
    assertThat(list(t -> history.changedSince(t, NOW.plusSeconds(1))))
        .extracting(VotedPaper::id)
        .containsExactly(id(1));
    assertThat(list(t -> history.announced(t, NOW, NOW.plusMillis(1)))).hasSize(2);
    assertThat(list(t -> history.announced(t, NOW.plusMillis(1), NOW.plusSeconds(9)))).isEmpty();
    assertThat(list(t -> history.changedSince(t, NOW)))
        .extracting(paper -> paper.gained(NOW.plusSeconds(3600)))
        .containsExactlyInAnyOrder(4, 0);
  }
}
