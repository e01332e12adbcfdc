package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static dev.paperboy.Scene.papers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Action;
import dev.paperboy.store.channel.SubscriptionStore;
import dev.paperboy.subscription.Subscription;
import dev.paperboy.subscription.Subscription.Wish;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What replies give to type again is what there was. */
final class AsTypedTest extends InScene {
  private static final List<String> WISHES =
      List.of(
          "diffusion",
          "rlhf, dpo",
          "(news daily)",
          "diffusion daily at 07:15 max 4",
          "diffusion weekly on friday at 08:00 max 7 updates instant: upvotes>=20",
          "diffusion updates",
          "diffusion daily at 09:00 instant: author:\"Yann LeCun\" or (open weekly)");

  private Wish only() {
    List<Subscription> all =
        scene.database.read(
            transaction -> new SubscriptionStore().of(transaction, scene.channel(PAPERS).key()));
    assertThat(all).hasSize(1);
    return all.get(0).wish();
  }

  @Test
  void whatBringsASubscriptionBackBringsAllOfItBack() {
    for (String typed : WISHES) {
      say("subscribe " + typed);
      Wish before = only();
      String reply = say("unsubscribe all");
      String again = reply.replaceAll(".*`/papers (.*)` brings it back.", "$1");
      assertThat(say(again)).as(reply).startsWith("Subscribed as #");
      assertThat(only()).as(typed).isEqualTo(before);
      say("unsubscribe all");
    }
  }

  @Test
  void whatWasChangedCanBeUndone() {
    for (String typed : WISHES) {
      say("subscribe " + typed);
      Wish before = only();
      String id = say("list").replaceAll("(?s)#(\\d+).*", "$1");
      for (String change :
          List.of("mamba", "weekly on sunday at 10:00 max 3 updates instant: year>=2020")) {
        Action undo = scene.type("edit " + id + " " + change).actions().get(0);
        assertThat(undo.label()).isEqualTo("Undo");
        assertThat(say(undo.invocation().typed()))
            .as(undo.invocation().typed())
            .startsWith("Changed #" + id);
        assertThat(only()).as(typed).isEqualTo(before);
      }
      say("unsubscribe all");
    }
  }

  @Test
  void aPressThatUndoesAChangeBringsAllOfItBack() {
    for (String typed : WISHES) {
      say("subscribe " + typed);
      Wish before = only();
      String id = say("list").replaceAll("(?s)#(\\d+).*", "$1");
      Action undo = scene.type("edit " + id + " mamba daily max 3").actions().get(0);
      assertThat(scene.press(undo).text()).as(typed).startsWith("Changed #" + id);
      assertThat(only()).as(typed).isEqualTo(before);
      say("unsubscribe all");
    }
  }

  @Test
  void aPressShowsWhatTypingItWouldShow() {
    scene.poll(scene.arxiv, papers(0, 30, "News"));
    for (int i = 0; i < 25; i++) {
      say("subscribe word" + i);
    }
    int pressed = 0;
    for (String typed :
        List.of(
            "help",
            "list",
            "list page 2",
            "list page 9",
            "search news",
            "search news page 2",
            "search news sort:newest page 2",
            "search 2606.00001",
            "search nwes",
            "similar 2606.00001",
            "history",
            "history 3")) {
      for (Action action : scene.type(typed).actions()) {
        String same = action.invocation().typed();
        assertThat(scene.press(action)).as(same).isEqualTo(scene.type(same));
        pressed++;
      }
    }
    assertThat(pressed).isGreaterThan(12);
  }

  @Test
  void whatIsPreviewedAsADigestIsSubscribedAsADigest() {
    scene.poll(scene.arxiv, papers(0, 3, "News"));
    say(
        scene
            .type("preview news weekly on friday at 08:00 max 7")
            .actions()
            .get(0)
            .invocation()
            .typed());
    assertThat(say("list")).contains("`news`, a digest weekly on friday at 08:00 UTC, at most 7");
    assertThat(scene.type("preview trending cat:cs.CL daily").actions())
        .map(TypedAction::of)
        .contains(
            new TypedAction(
                "trending:10 cat:cs.CL", "subscribe trending:10 cat:cs.CL daily at 09:00"));
  }

  @Test
  void aChangeThatChangesNothingIsToldToNobodyElse() {
    say("subscribe diffusion daily");
    Reply same = scene.type("edit 1 daily at 09:00 updates off instant: off");
    assertThat(same.ephemeral()).isTrue();
    assertThat(same.text()).isEqualTo("#1 is already set that way. Nothing was changed.");
  }
}
