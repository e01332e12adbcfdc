package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.paper.FeedStore.FeedRecord;
import dev.paperboy.store.paper.FeedStore.Findings;
import dev.paperboy.store.paper.FeedStore.Harvest;
import dev.paperboy.store.paper.FeedStore.Validator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class FeedStoreTest extends StoreContract {
  private static final Instant LATER = NOW.plusSeconds(60);

  private FeedRecord record() {
    return read(t -> feeds.record(t, "arxiv"));
  }

  @Test
  void aFeedThatWasNeverPolledHasAnEmptyRecord() {
    assertThat(record()).isEqualTo(FeedRecord.empty("arxiv"));
    assertThat(list(feeds::names)).isEmpty();
  }

  @Test
  void failuresAddUpUntilAPollIsComplete() {
    change(t -> feeds.begin(t, "arxiv", NOW));
    change(t -> feeds.incomplete(t, "arxiv", NOW, "no answer"));
    change(t -> feeds.incomplete(t, "arxiv", LATER, "still none"));
    assertThat(record().failures()).isEqualTo(2);
    assertThat(record().failingSince()).contains(NOW);
    assertThat(record().reason()).isEqualTo("still none");
    assertThat(record().lastComplete()).isEmpty();

    change(t -> feeds.complete(t, "arxiv", LATER));
    change(t -> feeds.describe(t, "arxiv", "one item", "a field"));
    assertThat(record().failures()).isZero();
    assertThat(record().failingSince()).isEmpty();
    assertThat(record().reason()).isEmpty();
    assertThat(record().malformed()).isEqualTo("one item");
    assertThat(record().remark()).isEqualTo("a field");
    assertThat(record().lastAttempt()).contains(NOW);
    assertThat(record().lastComplete()).contains(LATER);
    assertThat(list(feeds::names)).containsExactly("arxiv");
  }

  @Test
  void aPollThatReadsSomeEndsAStandstillButNotTheTrouble() {
    change(t -> feeds.begin(t, "arxiv", NOW));
    change(t -> feeds.incomplete(t, "arxiv", NOW, "no answer"));
    assertThat(record().unreadSince()).contains(NOW);
    change(t -> feeds.partial(t, "arxiv", LATER, "one day is missing", 3));
    change(t -> feeds.partial(t, "arxiv", LATER, "one day is missing", 2));
    assertThat(record().unreadSince()).isEmpty();
    assertThat(record().failingSince()).contains(NOW);
    assertThat(record().caughtUp()).isEqualTo(5);
    change(t -> feeds.incomplete(t, "arxiv", LATER, "no answer"));
    assertThat(record().unreadSince()).contains(LATER);

    change(t -> feeds.complete(t, "arxiv", NOW));
    change(t -> feeds.complete(t, "arxiv", LATER));
    assertThat(record().firstComplete()).contains(NOW);
    assertThat(record().unreadSince()).isEmpty();
    assertThat(record().caughtUp()).isZero();
  }

  @Test
  void pollsAreKnownByWhenTheyBegan() {
    long poll = write(t -> feeds.begin(t, "arxiv", NOW));
    assertThat(found(t -> feeds.started(t, poll))).contains(NOW);
    assertThat(found(t -> feeds.started(t, poll + 1))).isEmpty();
  }

  @Test
  void theNewestAnnouncementOnlyMovesForward() {
    change(t -> feeds.begin(t, "arxiv", NOW));
    change(t -> feeds.announced(t, "arxiv", LATER));
    change(t -> feeds.announced(t, "arxiv", NOW));
    assertThat(record().lastAnnounced()).contains(LATER);
  }

  @Test
  void pollsAreNumberedUpwardsAndEachFeedHasItsOwnRecord() {
    long first = write(t -> feeds.begin(t, "arxiv", NOW));
    long second = write(t -> feeds.begin(t, "huggingface", LATER));
    assertThat(second).isGreaterThan(first);
    assertThat(record().lastAttempt()).contains(NOW);
  }

  @Test
  void marksAreKeptPerFeedAndAddressAndGoWhenNotRenewed() {
    Validator old = new Validator("https://a", "", "Mon", 3, null);
    Validator fresh = new Validator("https://b", "\"e\"", "", 4, null);
    change(t -> feeds.keep(t, "arxiv", old, NOW));
    change(t -> feeds.keep(t, "other", old, NOW));
    change(t -> feeds.keep(t, "arxiv", fresh, NOW.plus(Duration.ofDays(61))));
    assertThat(found(t -> feeds.validator(t, "arxiv", "https://a"))).isEmpty();
    assertThat(found(t -> feeds.validator(t, "other", "https://a"))).contains(old);
    assertThat(found(t -> feeds.validator(t, "arxiv", "https://b"))).contains(fresh);

    Validator changed = new Validator("https://b", "\"f\"", "", 5, null);
    change(t -> feeds.keep(t, "arxiv", changed, LATER));
    assertThat(found(t -> feeds.validator(t, "arxiv", "https://b"))).contains(changed);
  }

  @Test
  void whereAHarvestGoesOnIsKeptUntilAnotherPageIsRead() {
    LocalDate first = LocalDate.of(2026, 6, 8);
    Harvest harvest = new Harvest(first, first.plusDays(7), "6%2C1");
    Validator underWay = new Validator("https://a", "", "", 1000, harvest);
    change(t -> feeds.keep(t, "arxiv", underWay, NOW));
    assertThat(found(t -> feeds.validator(t, "arxiv", "https://a"))).contains(underWay);
    Validator over =
        new Validator("https://a", "", "", 3, new Harvest(first.plusDays(6), first, ""));
    change(t -> feeds.keep(t, "arxiv", over, LATER));
    assertThat(found(t -> feeds.validator(t, "arxiv", "https://a"))).contains(over);
  }

  @Test
  void whatIsWrongWithAResourceIsKeptBesideItsMarks() {
    Validator marks = new Validator("https://a", "", "Mon", 3, null);
    Findings findings = new Findings("item 2 has no id", 2, "item 3 has no date", 1);
    change(t -> feeds.keep(t, "arxiv", marks, NOW));
    assertThat(found(t -> feeds.findings(t, "arxiv", "https://a")))
        .contains(new Findings("", 0, "", 0));
    change(t -> feeds.keepFindings(t, "arxiv", "https://a", findings));
    assertThat(found(t -> feeds.findings(t, "arxiv", "https://a"))).contains(findings);
    assertThat(found(t -> feeds.findings(t, "arxiv", "https://b"))).isEmpty();
  }
}
