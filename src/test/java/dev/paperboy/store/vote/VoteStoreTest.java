package dev.paperboy.store.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.store.StoreContract;
import dev.paperboy.store.StoreException;
import dev.paperboy.subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class VoteStoreTest extends StoreContract {
  private static final Instant LATER = NOW.plus(Duration.ofDays(7));

  private final VoteStore votes = new VoteStore();

  private Vote vote(Channel channel, int paper, String person, int value, Instant at) {
    Vote vote = new Vote(id(paper), person, value, at);
    change(t -> votes.put(t, channel.key(), vote));
    return vote;
  }

  private VoteCount count(Channel channel, int paper) {
    return read(t -> votes.count(t, channel.key(), id(paper)));
  }

  @Test
  void aPersonHasOneVoteOnAPaperAndMayChangeIt() {
    save(paper(1), paper(2));
    Channel channel = channel("papers");
    vote(channel, 1, "U1", Vote.UP, NOW);
    vote(channel, 1, "U1", Vote.UP, NOW);
    assertThat(count(channel, 1)).isEqualTo(new VoteCount(1, 0));
    Vote changed = vote(channel, 1, "U1", Vote.DOWN, LATER);
    assertThat(count(channel, 1)).isEqualTo(new VoteCount(0, 1));
    assertThat(found(t -> votes.find(t, channel.key(), id(1), "U1"))).contains(changed);
    assertThat(found(t -> votes.find(t, channel.key(), id(2), "U1"))).isEmpty();
    assertThat(found(t -> votes.find(t, channel.key(), id(1), "U2"))).isEmpty();
  }

  @Test
  void theVotesOfAChannelAreItsOwn() {
    save(paper(1), paper(2));
    Channel channel = channel("papers");
    Channel other = channel("others");
    Vote first = vote(channel, 1, "U1", Vote.UP, NOW);
    Vote second = vote(channel, 1, "U2", Vote.DOWN, LATER);
    Vote third = vote(channel, 2, "U1", Vote.DOWN, NOW);
    Vote elsewhere = vote(other, 1, "U1", Vote.DOWN, NOW);
    assertThat(list(t -> votes.ofChannel(t, channel.key()))).containsExactly(second, first, third);
    assertThat(list(t -> votes.ofChannel(t, other.key()))).containsExactly(elsewhere);
    assertThat(count(channel, 1)).isEqualTo(new VoteCount(1, 1));
    assertThat(count(other, 2)).isEqualTo(VoteCount.NONE);
  }

  @Test
  void aVoteIsTakenBackOnce() {
    save(paper(1));
    Channel channel = channel("papers");
    vote(channel, 1, "U1", Vote.UP, NOW);
    Vote stays = vote(channel, 1, "U2", Vote.UP, NOW);
    boolean first = write(t -> votes.remove(t, channel.key(), id(1), "U1"));
    boolean again = write(t -> votes.remove(t, channel.key(), id(1), "U1"));
    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(list(t -> votes.ofChannel(t, channel.key()))).containsExactly(stays);
  }

  @Test
  void aPersonsVotesInAChannelAreListedAndRemovedTogether() {
    save(paper(1), paper(2));
    Channel channel = channel("papers");
    Vote old = vote(channel, 1, "U1", Vote.UP, NOW);
    Vote newer = vote(channel, 2, "U1", Vote.DOWN, LATER);
    Vote others = vote(channel, 1, "U2", Vote.UP, NOW);
    Vote elsewhere = vote(channel("others"), 1, "U1", Vote.UP, NOW);
    assertThat(list(t -> votes.ofPerson(t, channel.key(), "U1", 5))).containsExactly(newer, old);
    assertThat(list(t -> votes.ofPerson(t, channel.key(), "U1", 1))).containsExactly(newer);
    int removed = write(t -> votes.removeAll(t, channel.key(), "U1"));
    assertThat(removed).isEqualTo(2);
    assertThat(list(t -> votes.ofChannel(t, channel.key()))).containsExactly(others);
    change(t -> votes.removeAll(t, channel.key()));
    assertThat(list(t -> votes.ofChannel(t, channel.key()))).isEmpty();
    assertThat(list(t -> votes.ofChannel(t, channel("others").key()))).containsExactly(elsewhere);
  }

  @Test
  void aPaperThatIsNotStoredHasNoVotes() {
    Channel channel = channel("papers");
    assertThatThrownBy(() -> vote(channel, 1, "U1", Vote.UP, NOW))
        .isInstanceOf(StoreException.class);
    assertThat(list(t -> votes.ofChannel(t, channel.key()))).isEmpty();
  }

  @Test
  void aVoteIsUpOrDownAndSomebodys() {
    assertThatThrownBy(() -> new Vote(id(1), "U1", 0, NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Vote(id(1), "", Vote.UP, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
