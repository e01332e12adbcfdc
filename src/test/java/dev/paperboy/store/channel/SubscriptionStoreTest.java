package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.channel.StandingStore.Standing;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Pause;
import dev.paperboy.subscription.Subscription.Wish;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SubscriptionStoreTest extends StoreContract {
  @Test
  void everyCadenceComesBack() {
    Channel channel = channel("papers");
    for (Cadence cadence :
        List.of(
            new Cadence.Immediately(),
            new Cadence.Daily(LocalTime.of(0, 5)),
            new Cadence.Weekly(DayOfWeek.SUNDAY, LocalTime.of(23, 59)))) {
      Wish wish = new Wish("\"world model\"~3 🤖", cadence, 7, "", true);
      Subscription made = write(t -> subscriptions.add(t, channel.key(), wish, "Ann", "U1", NOW));
      assertThat(made.wish()).isEqualTo(wish);
      assertThat(made.paused()).isEmpty();
      assertThat(made.history().createdBy()).isEqualTo("Ann");
      assertThat(made.history().createdAt()).isEqualTo(NOW);
    }
  }

  @Test
  void anExceptionComesBackAndGoes() {
    Cadence daily = new Cadence.Daily(LocalTime.NOON);
    Wish wish = new Wish("x", daily, 0, "\"Yann LeCun\" 🤖 OR upvotes>=50", false);
    long channel = channel("papers").key();
    long key = write(t -> subscriptions.add(t, channel, wish, "Ann", "U1", NOW)).key();
    assertThat(read(t -> subscriptions.get(t, key)).wish()).isEqualTo(wish);
    change(t -> subscriptions.change(t, key, new Wish("x", daily, 0)));
    assertThat(read(t -> subscriptions.get(t, key)).wish().exception()).isEmpty();
  }

  @Test
  void whoSubscribedIsKnownByNameAndId() {
    long channel = channel("papers").key();
    Wish wish = new Wish("x", new Cadence.Immediately(), 0);
    Subscription made = write(t -> subscriptions.add(t, channel, wish, "Ann", "U1", NOW));
    assertThat(made.history().createdBy()).isEqualTo("Ann");
    assertThat(made.history().createdById()).isEqualTo("U1");
    Subscription declared = write(t -> subscriptions.add(t, channel, wish, "a file", "", NOW));
    assertThat(declared.history().createdById()).isEmpty();
  }

  @Test
  void theQueriesOfMostChannelsComeFirstAndThoseOfFewAreTheirOwn() {
    List<Channel> many = Stream.of("one", "two", "three", "four").map(this::channel).toList();
    many.forEach(channel -> subscribe(channel, "diffusion models"));
    many.subList(0, 3).forEach(channel -> subscribe(channel, "Diffusion"));
    many.subList(0, 3).forEach(channel -> subscribe(channel, "100%_sure!"));
    many.subList(0, 2).forEach(channel -> subscribe(channel, "diffusion in private"));
    for (Channel channel : many) {
      Subscription removed = subscribe(channel, "diffusion of heat");
      change(t -> subscriptions.remove(t, removed.key(), NOW));
    }
    assertThat(list(t -> subscriptions.popular(t, "console", "local", "DIFF", 10)))
        .containsExactly("diffusion models", "Diffusion");
    assertThat(list(t -> subscriptions.popular(t, "console", "local", "100%_sure!", 10)))
        .containsExactly("100%_sure!");
    assertThat(list(t -> subscriptions.popular(t, "console", "local", "%", 10))).isEmpty();
    assertThat(list(t -> subscriptions.popular(t, "console", "other", "", 10))).isEmpty();
    assertThat(list(t -> subscriptions.popular(t, "console", "local", "", 1)))
        .containsExactly("diffusion models");
  }

  @Test
  void numbersCountUpInEachChannelAndAreNeverUsedAgain() {
    Channel one = channel("one");
    Channel other = channel("other");
    subscribe(one, "a");
    Subscription second = subscribe(one, "b");
    change(t -> subscriptions.remove(t, second.key(), NOW));
    assertThat(subscribe(one, "c").number()).isEqualTo(3);
    assertThat(subscribe(other, "a").number()).isEqualTo(1);
    assertThat(list(t -> subscriptions.of(t, one.key())))
        .extracting(Subscription::number)
        .containsExactly(1, 3);
    assertThat(found(t -> subscriptions.find(t, one.key(), 2))).isEmpty();
    assertThat(subscription(second).wish().query()).isEqualTo("b");
    assertThat((long) read(subscriptions::count)).isEqualTo(3);
  }

  @Test
  void everyChangeIsToldByTheRevision() {
    Channel channel = channel("papers");
    long start = read(standing::revision);
    Subscription one = subscribe(channel, "a");
    change(
        t ->
            subscriptions.change(
                t, one.key(), new Wish("b", new Cadence.Immediately(), 3, "", true)));
    change(t -> subscriptions.pause(t, one.key(), new Pause("tired", null)));
    change(t -> subscriptions.pause(t, one.key(), null));
    change(t -> subscriptions.remove(t, one.key(), NOW));
    assertThat((long) read(standing::revision)).isEqualTo(start + 5);
    change(t -> subscriptions.matched(t, one.key(), NOW));
    assertThat((long) read(standing::revision)).as("a match is no change").isEqualTo(start + 5);
  }

  @Test
  void aPauseEndsWhenItsTimeHasComeAndNoOther() {
    Channel channel = channel("papers");
    Subscription timed = subscribe(channel, "a");
    Subscription endless = subscribe(channel, "b");
    Subscription active = subscribe(channel, "c");
    Pause pause = new Pause("by Ann", NOW.plusSeconds(60));
    change(t -> subscriptions.pause(t, timed.key(), pause));
    change(t -> subscriptions.pause(t, endless.key(), new Pause("by Bob", null)));
    assertThat(subscription(timed).paused()).contains(pause);
    List<Long> all = List.of(timed.key(), endless.key(), active.key());
    assertThat(list(t -> standing.active(t, all))).containsExactly(active);

    assertThat((boolean) write(t -> subscriptions.wake(t, NOW.plusSeconds(59)))).isFalse();
    assertThat((boolean) write(t -> subscriptions.wake(t, NOW.plusSeconds(60)))).isTrue();
    assertThat((boolean) write(t -> subscriptions.wake(t, NOW.plusSeconds(61)))).isFalse();
    assertThat(list(t -> standing.active(t, all))).containsExactly(timed, active);
  }

  @Test
  void whatChangedAfterARevisionIsReadAgainAndNothingElse() {
    Channel channel = channel("papers");
    Subscription unchanged = subscribe(channel, "a");
    Subscription removed = subscribe(channel, "b");
    Subscription changed = subscribe(channel, "c");
    long before = write(standing::revision);
    change(t -> subscriptions.remove(t, removed.key(), NOW));
    change(t -> subscriptions.change(t, changed.key(), new Wish("d", changed.wish().cadence(), 0)));
    assertThat(list(t -> standing.changedAfter(t, before)))
        .containsExactly(
            new Standing(removed.key(), "b", false), new Standing(changed.key(), "d", true));
    assertThat(list(t -> standing.changedAfter(t, -1)))
        .extracting(Standing::key)
        .containsExactly(unchanged.key(), removed.key(), changed.key());
  }

  @Test
  void matchesAreCounted() {
    Subscription one = subscribe(channel("papers"), "a");
    change(t -> subscriptions.matched(t, one.key(), NOW));
    change(t -> subscriptions.matched(t, one.key(), NOW.plusSeconds(5)));
    Subscription.History history = read(t -> subscriptions.get(t, one.key())).history();
    assertThat(history.matches()).isEqualTo(2);
    assertThat(history.lastMatch()).isEqualTo(NOW.plusSeconds(5));
  }
}
