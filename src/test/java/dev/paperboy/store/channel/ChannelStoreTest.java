package dev.paperboy.store.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.store.StoreContract;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Rules;
import dev.paperboy.subscription.Rules.QuietHours;
import dev.paperboy.subscription.Rules.WhoMayChange;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class ChannelStoreTest extends StoreContract {

  @Test
  void aChannelIsMadeOnceAndFollowsItsName() {
    Channel made = channel("papers");
    assertThat(made.rules()).isEqualTo(Rules.DEFAULT);
    assertThat(made.isResting()).isFalse();
    Channel renamed =
        write(t -> channels.ensure(t, made.id(), "Papers & more", Rules.DEFAULT, NOW));
    assertThat(renamed.key()).isEqualTo(made.key());
    assertThat(renamed.name()).isEqualTo("Papers & more");
    assertThat(list(channels::all)).containsExactly(renamed);
  }

  @Test
  void rulesAndRestComeBackAsTheyWereSet() {
    Rules rules =
        new Rules(
            ZoneId.of("Europe/Paris"),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30)),
            25,
            70,
            WhoMayChange.MANAGERS,
            true,
            5);
    long key = channel("papers").key();
    change(t -> channels.change(t, key, rules));
    change(t -> channels.rest(t, key, "the bot was removed"));
    Channel changed = read(t -> channels.get(t, key));
    assertThat(changed.rules()).isEqualTo(rules);
    assertThat(changed.rest()).isEqualTo("the bot was removed");
    assertThat(channel("papers")).as("asking for it changes neither").isEqualTo(changed);
  }

  @Test
  void whatIsAllowedAtFirstIsAllowedOnlyInANewChannel() {
    ChannelId discord = new ChannelId("discord", "1", "2");
    Channel made =
        write(
            t ->
                channels.ensure(
                    t,
                    discord,
                    "papers",
                    Rules.DEFAULT.withWhoMayChange(WhoMayChange.MANAGERS),
                    NOW));
    assertThat(made.rules().whoMayChange()).isEqualTo(WhoMayChange.MANAGERS);
    assertThat(made.rules().crosspost()).isFalse();
    change(t -> channels.change(t, made.key(), Rules.DEFAULT));
    assertThat(
            write(
                    t ->
                        channels.ensure(
                            t,
                            discord,
                            "renamed",
                            Rules.DEFAULT.withWhoMayChange(WhoMayChange.MANAGERS),
                            NOW))
                .rules())
        .as("what was chosen stays")
        .isEqualTo(Rules.DEFAULT);
  }

  @Test
  void aTenantSeesItsOwnChannels() {
    Channel here = channel("papers");
    ChannelId elsewhere = new ChannelId("console", "other", "papers");
    change(t -> channels.ensure(t, elsewhere, "papers", Rules.DEFAULT, NOW));
    assertThat(list(t -> channels.of(t, "console", "local"))).containsExactly(here);
    assertThat(found(t -> channels.find(t, new ChannelId("slack", "local", "papers")))).isEmpty();
    assertThat(list(channels::all)).hasSize(2);
  }
}
