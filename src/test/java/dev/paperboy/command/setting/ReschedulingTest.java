package dev.paperboy.command.setting;

import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.command.InScene;
import dev.paperboy.deliver.SendResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What waits follows changed settings as if they had held when it was found: nothing is lost and
 * nothing comes twice. It is Monday noon.
 */
final class ReschedulingTest extends InScene {
  private void subscribeAndFind(String wish) {
    scene.type("subscribe diffusion " + wish);
    scene.poll(scene.arxiv, papers(0, 3, "Diffusion"));
  }

  private Optional<Instant> drainAt(String moment) {
    scene.clock.set(Instant.parse(moment));
    return scene.drain();
  }

  /** Nothing has come until this moment, and then everything in so many messages. */
  private void assertAllComeAt(String moment, int messages) {
    scene.platform.cardsPerMessage = 10;
    Instant due = Instant.parse(moment);
    assertThat(scene.drain())
        .isEqualTo(due.isAfter(scene.clock.instant()) ? Optional.of(due) : Optional.empty());
    if (due.isAfter(scene.clock.instant())) {
      assertThat(scene.platform.sent).isEmpty();
      drainAt(moment);
    }
    assertThat(scene.platform.papers()).containsExactly("2606.00000", "2606.00001", "2606.00002");
    assertThat(scene.platform.sent).hasSize(messages);
    drainAt("2026-07-15T12:00:00Z");
    assertThat(scene.platform.sent).hasSize(messages);
  }

  @Test
  void aDigestMovesToTheTimeInTheNewZone() {
    subscribeAndFind("daily at 09:00");
    scene.type("settings zone America/New_York");
    assertAllComeAt("2026-06-15T13:00:00Z", 1);
  }

  @Test
  void aDigestWhoseTimeHasPassedInTheNewZoneComesAtOnce() {
    subscribeAndFind("weekly on monday at 23:00");
    scene.clock.set(Instant.parse("2026-06-15T16:00:00Z"));
    scene.type("settings zone Asia/Tokyo");
    assertAllComeAt("2026-06-15T16:00:00Z", 1);
  }

  @Test
  void aDigestMovesToItsNewDayAndTime() {
    subscribeAndFind("daily at 09:00");
    scene.type("edit 1 weekly on friday at 10:00");
    assertAllComeAt("2026-06-19T10:00:00Z", 1);
  }

  @Test
  void whatWaitsForADigestThatIsGivenUpComesAtOnceAsALastOne() {
    subscribeAndFind("weekly on friday at 10:00");
    scene.type("edit 1 instant");
    assertAllComeAt("2026-06-15T12:00:00Z", 1);
    assertThat(scene.platform.texts()).containsExactly("Digest: 3 papers, best first.");
  }

  @Test
  void whatQuietHoursHoldJoinsANewDigest() {
    scene.type("settings quiet 11:00-13:00");
    subscribeAndFind("");
    scene.drain();
    scene.type("edit 1 daily at 18:00");
    assertAllComeAt("2026-06-15T18:00:00Z", 1);
    assertThat(scene.platform.texts()).containsExactly("Digest: 3 papers, best first.");
  }

  @Test
  void whatAnotherSubscriptionWantsAtOnceStaysOutOfTheDigest() {
    scene.type("settings quiet 11:00-13:00");
    scene.type("subscribe title:diffusion");
    subscribeAndFind("");
    scene.type("edit 2 daily at 18:00");
    assertAllComeAt("2026-06-15T13:00:00Z", 1);
  }

  @Test
  void whatQuietHoursHoldComesWhenTheyEndNow() {
    scene.type("settings quiet 11:00-20:00");
    subscribeAndFind("");
    scene.drain();
    scene.type("settings quiet 11:00-14:00");
    assertAllComeAt("2026-06-15T14:00:00Z", 1);
  }

  @Test
  void aDigestThatQuietHoursHoldComesAtOnceWithoutThem() {
    scene.type("settings quiet 17:00-20:00");
    subscribeAndFind("daily at 18:00");
    drainAt("2026-06-15T18:30:00Z");
    scene.type("settings quiet off");
    assertAllComeAt("2026-06-15T18:30:00Z", 1);
  }

  @Test
  void aMessageThatQuietHoursHoldComesWhenTheyEndNow() {
    subscribeAndFind("");
    scene.platform.cardsPerMessage = 1;
    scene.platform.answer =
        message -> {
          if (scene.platform.sent.size() == 1) {
            scene.type("settings quiet 11:00-20:00");
          }
          return new SendResult.Sent("1");
        };
    scene.drain();
    assertThat(scene.platform.sent).hasSize(1);
    scene.type("settings quiet off");
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00000", "2606.00001", "2606.00002");
  }

  @Test
  void anImportChangesWhatWaitsToo() {
    subscribeAndFind("daily at 09:00");
    scene.type("import - {query: diffusion, cadence: daily at 20:00}");
    assertAllComeAt("2026-06-15T20:00:00Z", 1);
  }

  @Test
  void whatIsHeldAndNotToldOfYetIsToldWhenQuietHoursEndNow() {
    scene.type("settings quiet 11:00-20:00");
    scene.type("settings cap 1");
    subscribeAndFind("");
    scene.drain();
    scene.type("settings quiet off");
    scene.drain();
    assertThat(scene.platform.papers()).containsExactly("2606.00000");
    assertThat(scene.platform.texts())
        .isEqualTo(List.of("+2 more, `/papers list held` shows them."));
  }
}
