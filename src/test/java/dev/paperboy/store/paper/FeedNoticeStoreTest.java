package dev.paperboy.store.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.paper.Announcement.AnnounceType;
import dev.paperboy.store.StoreContract;
import dev.paperboy.store.outbox.Alert;
import dev.paperboy.store.outbox.Alert.State;
import dev.paperboy.store.outbox.MessageStore.Kind;
import dev.paperboy.store.paper.FeedNoticeStore.Notified;
import dev.paperboy.store.paper.SightingStore.Sighting;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FeedNoticeStoreTest extends StoreContract {
  private static final Instant LATER = NOW.plusSeconds(60);
  private final FeedNoticeStore notices = new FeedNoticeStore();

  @Test
  void aChannelIsUntoldWhileItHasAnActiveSubscriptionAndDoesNotRest() {
    Channel one = channel("one");
    Channel other = channel("other");
    channel("idle");
    assertThat(list(t -> notices.unreported(t, "arxiv"))).isEmpty();
    Subscription paused = subscribe(one, "diffusion");
    subscribe(other, "diffusion");
    assertThat(list(t -> notices.unreported(t, "arxiv"))).containsExactly(one.key(), other.key());
    change(t -> channels.rest(t, other.key(), "gone"));
    change(t -> subscriptions.pause(t, paused.key(), new Pause("later", null)));
    assertThat(list(t -> notices.unreported(t, "arxiv"))).isEmpty();
    change(t -> channels.rest(t, other.key(), ""));
    assertThat(list(t -> notices.unreported(t, "arxiv"))).containsExactly(other.key());
  }

  @Test
  void whoWasToldIsRememberedForEachFeed() {
    Channel one = channel("one");
    subscribe(one, "diffusion");
    long message = write(t -> messages.add(t, one.key(), Kind.NOTICE, "down", NOW));
    change(t -> notices.add(t, "arxiv", one.key(), message, NOW));
    assertThat(list(t -> notices.notified(t, "arxiv")))
        .containsExactly(new Notified(one.key(), message, NOW));
    assertThat(list(t -> notices.unreported(t, "arxiv"))).isEmpty();
    assertThat(list(t -> notices.unreported(t, "biorxiv"))).containsExactly(one.key());
    change(t -> notices.forget(t, "biorxiv"));
    assertThat(list(t -> notices.notified(t, "arxiv"))).hasSize(1);
    change(t -> notices.forget(t, "arxiv"));
    assertThat(list(t -> notices.notified(t, "arxiv"))).isEmpty();
  }

  @Test
  void whatWasFoundSinceIsCountedByFeedAndChannel() {
    Channel one = channel("one");
    save(paper(1), paper(2), paper(3));
    long before = write(t -> feeds.begin(t, "arxiv", NOW));
    long after = write(t -> feeds.begin(t, "arxiv", LATER));
    long foreign = write(t -> feeds.begin(t, "biorxiv", LATER));
    alert(one, 1, before, Alert.Batch.INSTANT, State.SENT, NOW);
    alert(one, 2, after, Alert.Batch.INSTANT, State.HELD, NOW);
    alert(one, 3, foreign, Alert.Batch.INSTANT, State.PENDING, NOW);
    for (int number = 1; number <= 3; number++) {
      Sighting sighting =
          new Sighting("arxiv", id(number), 1, AnnounceType.NEW, NOW, LATER, after, false);
      change(t -> new SightingStore().record(t, List.of(sighting)));
    }
    assertThat(read(t -> notices.foundFor(t, "arxiv", one.key(), LATER)).longValue()).isEqualTo(1);
    assertThat(read(t -> notices.foundFor(t, "arxiv", one.key(), NOW)).longValue()).isEqualTo(2);
    assertThat(read(t -> notices.foundFor(t, "arxiv", 99, NOW)).longValue()).isZero();
  }
}
