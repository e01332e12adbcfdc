package dev.paperboy.chat.slack.form;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.paperboy.Snapshots;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** The form for a subscription, letter by letter. */
final class FormSnapshotTest {
  private static FormState state(int number) {
    return new FormState("C1", "#papers", true, number, "https://hooks.slack.example/1");
  }

  private static void check(String name, View view) throws IOException {
    Snapshots.check(FormSnapshotTest.class, name, GsonFactory.createSnakeCase().toJson(view));
  }

  @Test
  void aNewSubscriptionBeginsWithAnEmptyForm() throws IOException {
    check(
        "new-subscription",
        FormView.of(state(0), "subscribe", new Wish("", new Cadence.Immediately(), 0), "#papers"));
  }

  @Test
  void aSubscriptionIsEditedInAFilledFormThatTellsWhatToExpect() throws IOException {
    Wish wish =
        new Wish(
            "diffusion -survey cat:cs.CV",
            new Cadence.Weekly(DayOfWeek.FRIDAY, LocalTime.of(9, 30)),
            5,
            "upvotes>=50",
            true);
    View filled = FormView.of(state(3), "subscribe", wish, "#papers");
    check("edit-subscription", FormView.withOutlook(filled, "About 12 papers a week."));
  }
}
