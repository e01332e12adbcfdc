package dev.paperboy.command;

import static dev.paperboy.Scene.PAPERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.Scene.Platform;
import dev.paperboy.SceneReplicas;
import dev.paperboy.app.SharedAllowances;
import dev.paperboy.app.platform.Inbox;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.card.Invocation;
import dev.paperboy.fleet.SharedPace;
import dev.paperboy.store.AddressDigest;
import dev.paperboy.store.Tables;
import dev.paperboy.store.channel.ChannelFeedStore;
import dev.paperboy.subscription.Channel;
import dev.paperboy.subscription.ChannelId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a channel changes at one replica holds at every other at once. */
final class CommandsOnReplicasTest {
  private static final ChannelId ROOM = new ChannelId("discord", "G1", "C1");
  private static final Request.User MANAGER = new Request.User("U1", "Ann", true);
  private static final Request.User MEMBER = new Request.User("U2", "Bob", false);

  @TempDir Path folder;

  private final Platform platform = new Platform("console");
  private SceneReplicas replicas;

  @BeforeEach
  void open() {
    replicas = SceneReplicas.three(folder);
  }

  @AfterEach
  void close() {
    replicas.close();
  }

  private String say(int replica, String text) {
    return replicas.get(replica).type(text).text();
  }

  private void assertSaidEverywhere(String text, String expected) {
    for (int replica = 0; replica < 3; replica++) {
      assertThat(say(replica, text)).as("replica %s", replica).contains(expected);
    }
  }

  private void assertSaidNowhere(String text, String unexpected) {
    for (int replica = 0; replica < 3; replica++) {
      assertThat(say(replica, text)).as("replica %s", replica).doesNotContain(unexpected);
    }
  }

  @Test
  void whatIsSubscribedEditedAndUnsubscribedIsListedAndSuggestedEverywhere() {
    say(0, "subscribe mamba");
    assertSaidEverywhere("list", "mamba");
    say(1, "edit 1 transformer");
    assertSaidEverywhere("list", "transformer");
    assertSaidNowhere("list", "mamba");
    for (Scene scene : replicas.all()) {
      assertThat(scene.commands.suggest(PAPERS, CommandForm.Kind.SUBSCRIPTION, ""))
          .extracting(Object::toString)
          .anyMatch(suggestion -> suggestion.contains("transformer"));
    }
    say(2, "unsubscribe 1");
    assertSaidNowhere("list", "transformer");
    say(1, "subscribe flow");
    assertSaidEverywhere("list", "#2");
  }

  @Test
  void papersAreMatchedAgainstWhatIsSubscribedAndMutedElsewhere() {
    replicas.poll(Scene.papers(0, 1, "Mamba"));
    for (int replica = 0; replica < 3; replica++) {
      say(replica, "subscribe mamba" + replica + " instant");
    }
    replicas.poll(
        Scene.paper("2606.00010", "A mamba0"),
        Scene.paper("2606.00011", "A mamba1"),
        Scene.paper("2606.00012", "A mamba2"));
    deliver();
    for (int replica = 0; replica < 3; replica++) {
      say(replica, "mute secret" + replica);
      say((replica + 1) % 3, "unsubscribe " + (replica + 1));
      say(replica, "subscribe mamba instant");
    }
    replicas.poll(
        Scene.paper("2606.00020", "The mamba secret0"),
        Scene.paper("2606.00021", "The mamba secret1"),
        Scene.paper("2606.00022", "The mamba secret2"),
        Scene.paper("2606.00023", "A mamba0 alone"),
        Scene.paper("2606.00024", "A mamba"));
    deliver();

    assertThat(platform.papers())
        .containsExactlyInAnyOrder("2606.00010", "2606.00011", "2606.00012", "2606.00024");
  }

  private void deliver() {
    for (int round = 0; round < 5; round++) {
      replicas.deliver(List.of(platform));
    }
  }

  @Test
  void aPaperIsFoundWhereverItWasPolled() {
    replicas.poll(Scene.paper("2606.00001", "Selective state spaces"));
    assertSaidEverywhere("search selective", "1 paper");
  }

  @Test
  void mutesAndSettingsHoldEverywhere() {
    say(0, "mute quantum");
    assertSaidEverywhere("mute", "quantum");
    say(1, "unmute 1");
    assertSaidNowhere("mute", "quantum");
    say(2, "settings cap 7");
    assertSaidEverywhere("settings", "7");
    assertSaidEverywhere("history", "cap");
  }

  @Test
  void whoMayChangeAChannelHoldsEverywhereAtOnce() {
    replicas.get(0).type(ROOM, MANAGER, "settings who everyone");
    replicas.get(1).type(ROOM, MEMBER, "subscribe mamba");
    replicas.get(2).type(ROOM, MANAGER, "settings who managers");
    for (Scene scene : replicas.all()) {
      scene.type(ROOM, MEMBER, "subscribe forbidden");
    }

    assertThat(replicas.get(0).type(ROOM, MANAGER, "list").text())
        .contains("mamba")
        .doesNotContain("forbidden");
  }

  @Test
  void aButtonMadeAtOneReplicaIsPressedAtAnother() {
    for (int made = 0; made < 3; made++) {
      say(made, "subscribe mamba" + made);
      Invocation command = Invocation.of("unsubscribe").with("subscription", made + 1);
      String token = token(replicas.get(made), command);
      assertThat(token(replicas.get(made + 2), command)).as("the same button").isEqualTo(token);

      Scene pressed = replicas.get(made + 1);
      Invocation read = TwoTenants.buttons(pressed).invocation(PAPERS, token).orElseThrow();
      pressed.commands.handle(
          new Request(PAPERS, "papers", MANAGER, read.command(), read.fields()));
      assertSaidNowhere("list", "mamba" + made);
    }
  }

  private static String token(Scene scene, Invocation command) {
    return Objects.requireNonNull(
        TwoTenants.buttons(scene).tokens(PAPERS, List.of(command)).get(command));
  }

  @Test
  void aVoteCountsEverywhere() {
    replicas.poll(Scene.papers(0, 2, "Mamba"));
    say(0, "vote 2606.00001 up");
    assertSaidEverywhere("vote", "Mamba 1");
    say(1, "vote 2606.00001 none");
    assertSaidNowhere("vote", "Mamba 1");
  }

  @Test
  void theAddressOfAFeedIsReplacedEverywhere() {
    String first = secret(say(0, "feed new"));
    for (Scene scene : replicas.all()) {
      assertThat(channelOfFeed(scene, first)).isPresent();
    }
    String second = secret(say(1, "feed new"));
    for (Scene scene : replicas.all()) {
      assertThat(channelOfFeed(scene, first)).isEmpty();
      assertThat(channelOfFeed(scene, second)).isPresent();
    }
  }

  private static String secret(String reply) {
    Matcher address = Pattern.compile("/channels/([\\w-]{32})\\.atom").matcher(reply);
    assertThat(address.find()).as(reply).isTrue();
    return address.group(1);
  }

  private static Optional<Channel> channelOfFeed(Scene scene, String secret) {
    return scene.database.read(
        transaction -> new ChannelFeedStore().channel(transaction, AddressDigest.of(secret)));
  }

  @Test
  void signUpsOfAPersonAreCountedTogether() {
    takeSignUps();
    for (int address = 0; address < 15; address++) {
      say(address, "email reader" + address + "@example.org mamba");
    }

    assertThat(signUps())
        .hasSize(10)
        .allMatch(row -> IntStream.range(0, 10).anyMatch(i -> row.contains("reader" + i + "@")));
    replicas
        .get(2)
        .type(PAPERS, new Request.User("U2", "Bob", true), "email bob@example.org mamba");
    assertThat(signUps()).hasSize(11);
  }

  @Test
  void anAddressGetsOneMailADayHoweverManyReplicasAreAsked() {
    takeSignUps();
    for (int replica = 0; replica < 3; replica++) {
      say(replica, "email reader@example.org mamba");
    }

    assertThat(signUps()).hasSize(1);
  }

  private void takeSignUps() {
    for (Scene scene : replicas.all()) {
      scene.signUps =
          new Inbox(
                  scene.database,
                  Optional.empty(),
                  new SharedAllowances(
                      new SharedPace(scene.database, InstantSource.system()), "sign-up"),
                  new SystemTime())
              .signUps();
    }
  }

  private List<String> signUps() {
    return Tables.rowsWith(replicas.get(0).database, "@example.org").stream()
        .filter(row -> row.startsWith("sign_ups "))
        .toList();
  }
}
