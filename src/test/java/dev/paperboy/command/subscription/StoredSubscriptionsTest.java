package dev.paperboy.command.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.command.Reply;
import dev.paperboy.command.Request;
import dev.paperboy.command.subscription.KnownSubscriptions.Entry;
import dev.paperboy.command.subscription.KnownSubscriptions.InChannel;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoredSubscriptionsTest {
  private static final Request.User ANN = new Request.User("U1", "Ann", true);
  private static final Request.User BOB = new Request.User("U2", "Bob", true);

  @TempDir Path folder;
  private Scene scene;
  private KnownSubscriptions subscriptions;

  @BeforeEach
  void open() {
    scene = new Scene(TestDatabase.SQLITE, folder);
    subscriptions = new StoredSubscriptions(scene.database);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static ChannelId channel(String tenant, String id) {
    return new ChannelId("slack", tenant, id);
  }

  @Test
  void aPersonsOwnChannelComesFirstThenWhatTheyMadeElsewhereInTheTenant() {
    scene.type(channel("T1", "C2"), ANN, "subscribe beta");
    scene.type(channel("T1", "C1"), BOB, "subscribe alpha");
    scene.type(channel("T1", "C1"), ANN, "subscribe gamma daily");
    scene.type(channel("T1", "U1"), BOB, "subscribe delta");
    scene.type(channel("T2", "C1"), ANN, "subscribe foreign");
    scene.type(channel("T1", "C1"), ANN, "pause 2");
    List<InChannel> found = subscriptions.of(channel("T1", "U1"), "U1");
    assertThat(found).extracting(InChannel::name).containsExactly("U1", "C1", "C2");
    assertThat(found)
        .flatExtracting(InChannel::entries)
        .extracting(entry -> entry.wish().query())
        .containsExactly("delta", "gamma", "beta");
    Entry gamma = found.get(1).entries().get(0);
    assertThat(gamma.number()).isEqualTo(2);
    assertThat(gamma.how()).contains("daily at 09:00");
    assertThat(gamma.pause()).isNotEmpty();
  }

  @Test
  void oneIsFoundByItsNumberInItsChannelAlone() {
    scene.type(channel("T1", "C1"), ANN, "subscribe alpha max 3");
    assertThat(subscriptions.find(channel("T1", "C1"), 1).orElseThrow().wish().max()).isEqualTo(3);
    assertThat(subscriptions.find(channel("T2", "C1"), 1)).isEmpty();
    assertThat(subscriptions.find(channel("T1", "C1"), 2)).isEmpty();
    scene.type(channel("T1", "C1"), ANN, "unsubscribe 1");
    assertThat(subscriptions.find(channel("T1", "C1"), 1)).isEmpty();
    assertThat(subscriptions.of(channel("T1", "U1"), "U1")).isEmpty();
  }

  @Test
  void theListOffersToEditEachOfItsLines() {
    scene.type(channel("T1", "C1"), ANN, "subscribe alpha");
    scene.type(channel("T1", "C1"), ANN, "subscribe beta");
    Reply reply = scene.type(channel("T1", "C1"), ANN, "list");
    assertThat(reply.rows())
        .extracting(row -> row.action().invocation().typed())
        .containsExactly("edit 1", "edit 2");
    assertThat(reply.text().lines())
        .containsAll(reply.rows().stream().map(Reply.Row::line).toList());
  }
}
