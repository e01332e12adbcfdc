package dev.paperboy.chat.slack.home;

import com.slack.api.util.json.GsonFactory;
import dev.paperboy.Snapshots;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.command.subscription.KnownSubscriptions.Entry;
import dev.paperboy.command.subscription.KnownSubscriptions.InChannel;
import dev.paperboy.subscription.Cadence;
import dev.paperboy.subscription.ChannelId;
import dev.paperboy.subscription.Subscription.Wish;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The Home tab, letter by letter. */
final class HomeSnapshotTest {
  private static final ChannelId PERSONAL = new ChannelId("slack", "T1", "U1");
  private static final String FEEDS = "arXiv: fresh, read 5 minutes ago";

  private static void check(String name, HomeView view, String note) throws IOException {
    Snapshots.check(
        HomeSnapshotTest.class,
        name,
        GsonFactory.createSnakeCase().toJson(view.of(new MemoryButtons(), note, FEEDS)));
  }

  private static Entry entry(int number, String query, String pause) {
    return new Entry(number, new Wish(query, new Cadence.Immediately(), 0), "at once", pause);
  }

  @Test
  void whoeverHasNothingYetIsToldHowToBegin() throws IOException {
    check("first-visit", new HomeView(PERSONAL, List.of(), 1), "");
  }

  @Test
  void channelsAndTheirSubscriptionsStandBelowEachOther() throws IOException {
    List<InChannel> channels =
        List.of(
            new InChannel(PERSONAL, "@ann", "", List.of(entry(1, "video", ""))),
            new InChannel(
                new ChannelId("slack", "T1", "C1"),
                "#papers",
                "the channel is archived",
                List.of(entry(1, "<!channel> `rivers` & *stones*", "until Monday"))));
    check("two-channels", new HomeView(PERSONAL, channels, 1), "Paused #1.");
  }

  @Test
  void manySubscriptionsHavePages() throws IOException {
    List<Entry> many =
        IntStream.rangeClosed(1, 40).mapToObj(i -> entry(i, "term" + i, "")).toList();
    InChannel papers = new InChannel(new ChannelId("slack", "T1", "C1"), "#papers", "", many);
    check("second-page", new HomeView(PERSONAL, List.of(papers), 2), "");
  }
}
