package dev.paperboy.chat.discord.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.SettableClock;
import dev.paperboy.card.Card;
import dev.paperboy.card.SampleCards;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.command.MemoryButtons;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.deliver.SendResult.Forbidden;
import dev.paperboy.deliver.SendResult.Gone;
import dev.paperboy.deliver.SendResult.Rejected;
import dev.paperboy.deliver.SendResult.RetryLater;
import dev.paperboy.deliver.SendResult.Sent;
import dev.paperboy.deliver.SendResult.Uninstalled;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.sharding.DefaultShardManagerBuilder;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages go through the real library to a simulated Discord, which refuses what Discord does. */
final class DiscordSenderTest {
  private static final String POST = "POST channels/*/messages";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static DiscordSimulator discord;
  private static SimulatedUser ada;
  private static SimulatedGuild guild;
  private static ShardManager shards;
  private static int nonces;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T10:00:00Z"));
  private final DiscordSender sender = sender(Duration.ofSeconds(20));

  @BeforeAll
  static void connect() {
    discord = new DiscordSimulator();
    ada = discord.user("ada");
    guild = discord.guild("Reading group").member(ada);
    shards =
        DefaultShardManagerBuilder.createLight(DiscordSimulator.TOKEN, List.of())
            .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
            .enableCache(CacheFlag.FORUM_TAGS)
            .setShardsTotal(1)
            .build();
    discord.awaitShards(1, SOON);
    awaitConnected();
  }

  private static void awaitConnected() {
    discord.await(
        "the library is connected",
        SOON,
        () -> shards.getShards().stream().anyMatch(one -> one.getStatus() == JDA.Status.CONNECTED));
  }

  @AfterAll
  static void disconnect() {
    shards.getShards().forEach(JDA::shutdownNow);
    shards.shutdown();
    discord.close();
  }

  @AfterEach
  void heal() {
    assertThat(discord.pings()).isEmpty();
    discord.faults().clear();
  }

  @Test
  void papersArriveAsCards() {
    SimulatedChannel channel = guild.textChannel("papers");
    awaitKnown(channel);
    Outgoing message = message(channel, cards(3));
    assertThat(sender.isReady()).isTrue();
    Sent sent = (Sent) send(message);
    PostedMessage posted = discord.messages(channel).get(0);
    assertThat(posted.id()).isEqualTo(sent.messageId());
    assertThat(posted.embeds()).hasSize(3);
    assertThat(posted.nonce()).isEqualTo(message.nonce());
    assertThat(posted.menus()).hasSize(2);
  }

  @Test
  void aMessageIsEditedInPlaceWhereverItStands() {
    SimulatedChannel channel = known(guild.textChannel("edited"));
    SimulatedChannel forum = known(guild.forum("edited-forum"));
    ChannelId person = sender.personal(guild.id(), ada.id()).orElseThrow();
    for (ChannelId place : List.of(address(channel), address(forum), person)) {
      Outgoing message = new Outgoing(nonce(), place, "", cards(1), false, false);
      String id = ((Sent) send(message)).messageId();
      Outgoing now = new Outgoing(nonce(), place, "Now two.", cards(2), false, true);
      assertThat(join(sender.edit(id, now))).isEqualTo(new Sent(id));
    }
    List<PostedMessage> edited =
        List.of(
            newest(channel), newest(forum.threads().get(0)), newest(discord.directMessages(ada)));
    assertThat(edited)
        .allSatisfy(
            one -> {
              assertThat(one.content()).isEqualTo("Now two.");
              assertThat(one.embeds()).hasSize(2);
            });
    assertThat(discord.messages(channel)).hasSize(1);
    Outgoing lost = message(channel, cards(1));
    assertThat(join(sender.edit("5", lost))).isInstanceOf(Rejected.class);
  }

  @Test
  void aReplyRefersToItsMessageAndPingsNobody() {
    SimulatedChannel channel = known(guild.textChannel("replies"));
    String original = ((Sent) send(message(channel, cards(2)))).messageId();
    Outgoing reply = reply(address(channel), original);
    discord.forgetRequests();
    assertThat(send(reply)).isEqualTo(send(reply)).isInstanceOf(Sent.class);
    PostedMessage posted = discord.messages(channel).get(1);
    assertThat(posted.replyTo()).isEqualTo(original);
    assertThat(posted.nonce()).isEqualTo(reply.nonce());
    assertThat(posted.content()).isEqualTo("“Quiet Rivers”: code is available.");
    assertThat(discord.requests(POST).get(0).body().path("allowed_mentions").toString())
        .contains("\"parse\":[]", "\"replied_user\":false");
    assertThat(discord.messages(channel)).hasSize(2);
  }

  @Test
  void aReplyToAMessageThatIsGoneIsDroppedWhereverItStood() {
    SimulatedChannel channel = known(guild.textChannel("gone-message"));
    discord.forgetRequests();
    assertThat(send(reply(address(channel), "5")))
        .isEqualTo(new Rejected("the message was deleted"));
    assertThat(discord.requests(POST)).as("tried once").hasSize(1);
    assertThat(discord.messages(channel)).isEmpty();
    SimulatedChannel forum = known(guild.forum("gone-post"));
    assertThat(send(reply(address(forum), "6"))).isEqualTo(new Rejected("the message was deleted"));
  }

  @Test
  void aReplyGoesIntoTheThreadThatPeopleHaveBegunAndIntoThePostOfAForum() {
    SimulatedChannel channel = known(guild.textChannel("talked-of"));
    send(message(channel, cards(1)));
    SimulatedChannel thread = channel.threadAt(discord.messages(channel).get(0), "What a paper");
    discord.await(
        "the thread is known", SOON, () -> shards.getThreadChannelById(thread.id()) != null);
    known(guild.textChannel("after-the-talk"));
    assertThat(send(reply(address(channel), thread.id()))).isInstanceOf(Sent.class);
    assertThat(discord.messages(channel)).hasSize(1);
    assertThat(discord.messages(thread)).hasSize(1);

    SimulatedChannel forum = known(guild.forum("updated-forum"));
    String post = ((Sent) send(message(forum, cards(1)))).messageId();
    assertThat(send(reply(address(forum), post))).isInstanceOf(Sent.class);
    assertThat(forum.threads()).hasSize(1);
    assertThat(discord.messages(forum.threads().get(0))).hasSize(2);
  }

  @Test
  void whereRepliesAreNotAllowedTheMessageStandsByItself() {
    SimulatedChannel channel = known(guild.textChannel("no-history"));
    String original = ((Sent) send(message(channel, cards(1)))).messageId();
    channel.deny(Permission.MESSAGE_HISTORY);
    awaitPermission(channel, Permission.MESSAGE_HISTORY);
    assertThat(send(reply(address(channel), original))).isInstanceOf(Sent.class);
    assertThat(discord.messages(channel).get(1).replyTo()).isEmpty();
    ChannelId personal = sender.personal(guild.id(), ada.id()).orElseThrow();
    String toAda =
        ((Sent) send(new Outgoing(nonce(), personal, "", cards(1), false, false))).messageId();
    assertThat(send(reply(personal, toAda))).isInstanceOf(Sent.class);
    assertThat(newest(discord.directMessages(ada)).replyTo()).isEqualTo(toAda);
  }

  /** A person's messages are those of several tests. */
  private static PostedMessage newest(SimulatedChannel channel) {
    List<PostedMessage> messages = discord.messages(channel);
    return messages.get(messages.size() - 1);
  }

  private static Outgoing reply(ChannelId address, String original) {
    String text = "“Quiet Rivers”: code is available.";
    return new Outgoing(nonce(), address, text, List.of(), List.of(), false, false, original);
  }

  @Test
  void theSameNonceIsPostedOnce() {
    SimulatedChannel channel = known(guild.textChannel("once"));
    Outgoing message = message(channel, cards(1));
    assertThat(send(message)).isEqualTo(send(message)).isInstanceOf(Sent.class);
    assertThat(discord.messages(channel)).hasSize(1);
  }

  @Test
  void aLostAnswerIsMadeGoodByTheNextAttempt() {
    SimulatedChannel channel = known(guild.textChannel("lost-answer"));
    Outgoing message = message(channel, cards(1));
    discord.faults().on(POST).times(2).losesTheAnswer();
    assertThat(send(message)).isInstanceOfAny(RetryLater.class, Sent.class);
    discord.faults().clear();
    assertThat(send(message)).isInstanceOf(Sent.class);
    assertThat(discord.messages(channel)).hasSize(1);
  }

  @Test
  void announcementsArePassedOnWhenAsked() {
    SimulatedChannel channel = known(guild.announcementChannel("news"));
    Outgoing plain = message(channel, cards(1));
    send(plain);
    Outgoing passedOn = new Outgoing(nonce(), plain.channel(), "", cards(1), true, false);
    Sent sent = (Sent) send(passedOn);
    discord.await(
        "it is passed on",
        SOON,
        () ->
            discord.messages(channel).stream()
                .anyMatch(one -> one.id().equals(sent.messageId()) && one.isCrossposted()));
    assertThat(discord.messages(channel)).filteredOn(PostedMessage::isCrossposted).hasSize(1);
  }

  @Test
  void threadsAreWrittenToEvenWhenArchivedButNotWhenLocked() {
    SimulatedChannel parent = known(guild.textChannel("with-threads"));
    SimulatedChannel thread = parent.thread("papers");
    // The library shows a thread before it has filled it in: what comes after it is awaited.
    known(guild.textChannel("after-the-thread"));
    assertThat(send(message(thread, cards(1)))).isInstanceOf(Sent.class);
    thread.archive();
    known(guild.textChannel("after-the-archiving"));
    assertThat(send(message(thread, cards(1)))).isInstanceOf(Sent.class);
    thread.lock();
    assertThat(send(message(thread, cards(1)))).isInstanceOf(Forbidden.class);
    assertThat(discord.messages(thread)).hasSize(2);
  }

  @Test
  void aForumGetsOnePostPerPaperWithItsTagsAndNotTwice() {
    SimulatedChannel forum = known(guild.forum("forum", "CS.cv", "diffusion cat:cs.CV", "Other"));
    assertThat(sender.fitting(address(forum), cards(5))).isOne();
    Outgoing message = message(forum, cards(1));
    Sent sent = (Sent) send(message);
    SimulatedChannel post = forum.threads().get(0);
    assertThat(post.name()).isEqualTo("Quiet Rivers: Diffusion *without* Noise [1]");
    assertThat(post.id()).isEqualTo(sent.messageId());
    assertThat(post.appliedTags()).hasSize(2);
    discord.await("the post is known", SOON, () -> shards.getThreadChannelById(post.id()) != null);
    Outgoing again =
        new Outgoing(message.nonce(), message.channel(), "", message.cards(), false, true);
    assertThat(send(again)).isEqualTo(sent);
    assertThat(forum.threads()).hasSize(1);
  }

  @Test
  void aForumThatWantsATagSaysSo() {
    SimulatedChannel forum = known(guild.forum("strict-forum", "Other"));
    forum.requireTag();
    discord.await(
        "the library knows",
        SOON,
        () -> {
          var known = shards.getForumChannelById(Long.parseLong(forum.id()));
          return known != null && known.isTagRequired();
        });
    assertThat(send(message(forum, cards(1)))).asString().contains("Forbidden", "tag");
  }

  @Test
  void aPersonIsWrittenToDirectly() {
    ChannelId personal = sender.personal(guild.id(), ada.id()).orElseThrow();
    assertThat(personal).isEqualTo(new ChannelId("discord", "user:" + ada.id(), ada.id()));
    assertThat(send(new Outgoing(nonce(), personal, "Hello.", cards(2), false, false)))
        .isInstanceOf(Sent.class);
    assertThat(discord.messages(discord.directMessages(ada))).isNotEmpty();
    discord.faults().on(POST).answers(403, 50007, "Cannot send messages to this user");
    assertThat(send(new Outgoing(nonce(), personal, "Hello.", cards(2), false, false)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void aRefusedFormIsSentOnceMoreAsPlainText() {
    SimulatedChannel channel = known(guild.textChannel("plain"));
    discord.faults().on(POST).always().whenEmbeds().answers(400, 50035, "Invalid Form Body");
    Outgoing message = message(channel, cards(2));
    assertThat(send(message)).isInstanceOf(Sent.class);
    PostedMessage posted = discord.messages(channel).get(0);
    assertThat(posted.embeds()).isEmpty();
    assertThat(posted.content()).contains("Quiet Rivers", "<https://huggingface.co/papers/");
    assertThat(posted.nonce()).isEqualTo(message.nonce());
    discord.faults().clear();
    discord.faults().on(POST).always().answers(400, 50035, "Invalid Form Body");
    discord.forgetRequests();
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Rejected.class);
    assertThat(discord.requests(POST)).hasSize(2);
  }

  @Test
  void withoutEmbedLinksTheCardsAreText() {
    SimulatedChannel channel = known(guild.textChannel("no-embeds"));
    channel.deny(Permission.MESSAGE_EMBED_LINKS);
    awaitPermission(channel, Permission.MESSAGE_EMBED_LINKS);
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Sent.class);
    PostedMessage posted = discord.messages(channel).get(0);
    assertThat(posted.embeds()).isEmpty();
    assertThat(posted.buttonsLabelled("Similar")).hasSize(1);
  }

  @Test
  void withoutPermissionNothingIsEvenAsked() {
    SimulatedChannel channel = known(guild.textChannel("forbidden"));
    channel.deny(Permission.MESSAGE_SEND);
    awaitPermission(channel, Permission.MESSAGE_SEND);
    int invalid = discord.invalidRequests();
    assertThat(send(message(channel, cards(1)))).asString().contains("Forbidden", "Send Messages");
    assertThat(discord.invalidRequests()).isEqualTo(invalid);
  }

  @Test
  void aDeletedChannelIsGone() {
    SimulatedChannel channel = known(guild.textChannel("deleted"));
    channel.delete();
    discord.await("the library knows", SOON, () -> shards.getTextChannelById(channel.id()) == null);
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Gone.class);
    ChannelId nonsense = new ChannelId("discord", "x", "y");
    assertThat(send(new Outgoing(nonce(), nonsense, "a", List.of(), false, false)))
        .isInstanceOf(Gone.class);
  }

  @Test
  void aGuildThatIsLeftIsToldFromOneThatIsOut() {
    SimulatedGuild other = discord.guild("Other");
    SimulatedChannel channel = known(other.textChannel("papers"));
    other.becomeUnavailable();
    discord.await("the outage is known", SOON, () -> shards.getGuildById(other.id()) == null);
    assertThat(send(message(channel, cards(1)))).isInstanceOf(RetryLater.class);
    other.becomeAvailable();
    known(channel);
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Sent.class);
    other.removeBot();
    discord.await("the removal is known", SOON, () -> shards.getGuildById(other.id()) == null);
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Uninstalled.class);
  }

  @Test
  void aRefusedTokenIsLeftAloneForAWhile() {
    SimulatedChannel channel = known(guild.textChannel("token"));
    discord.faults().on(POST).always().answers(401, 0, "401: Unauthorized");
    discord.forgetRequests();
    for (int i = 0; i < 5; i++) {
      assertThat(send(message(channel, cards(1)))).asString().contains("RetryLater", "token");
    }
    assertThat(discord.requests(POST)).hasSize(1);
    assertThat(sender.isReady()).isFalse();
    discord.faults().clear();
    clock.advance(Duration.ofMinutes(11));
    assertThat(sender.isReady()).isTrue();
    assertThat(send(message(channel, cards(1)))).isInstanceOf(Sent.class);
  }

  @Test
  void whatIsNotAnsweredInTimeIsTriedLater() {
    SimulatedChannel channel = known(guild.textChannel("slow"));
    discord.faults().on(POST).delays(Duration.ofSeconds(2));
    Outgoing message = message(channel, cards(1));
    assertThat(join(sender(Duration.ofMillis(300)), message)).isInstanceOf(RetryLater.class);
    assertThat(send(message)).isInstanceOf(Sent.class);
    assertThat(discord.messages(channel)).hasSize(1);
  }

  @Test
  void withoutAConnectionNothingIsTried() {
    DiscordShards none = new RunningShards(Optional::empty, shard -> true, () -> false);
    DiscordSender unconnected = new DiscordSender(none, new MemoryButtons(), clock);
    assertThat(unconnected.isReady()).isFalse();
    ChannelId somewhere = new ChannelId("discord", guild.id(), "5");
    assertThat(join(unconnected, new Outgoing("n", somewhere, "a", List.of(), false, false)))
        .isInstanceOf(RetryLater.class);
    assertThat(unconnected.fitting(somewhere, cards(12))).isEqualTo(10);
  }

  private DiscordSender sender(Duration longestWait) {
    return new DiscordSender(
        new RunningShards(() -> Optional.of(shards), shard -> true, () -> false),
        new MemoryButtons(),
        clock,
        longestWait,
        longestWait);
  }

  private SendResult send(Outgoing message) {
    return join(sender, message);
  }

  private static SendResult join(DiscordSender sender, Outgoing message) {
    return join(sender.send(message));
  }

  private static SendResult join(CompletableFuture<SendResult> answer) {
    return answer.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static SimulatedChannel known(SimulatedChannel channel) {
    awaitKnown(channel);
    // The library shows a channel before it has filled it in: what comes after it is awaited.
    awaitKnown(guild.textChannel("after-" + channel.id()));
    return channel;
  }

  private static void awaitKnown(SimulatedChannel channel) {
    discord.await(
        "the library knows the channel",
        SOON,
        () -> shards.getGuildChannelById(Long.parseLong(channel.id())) != null);
  }

  private static void awaitPermission(SimulatedChannel channel, Permission lost) {
    discord.await(
        "the library knows the permission",
        SOON,
        () -> {
          var known = shards.getTextChannelById(channel.id());
          return known != null && !known.getGuild().getSelfMember().hasPermission(known, lost);
        });
  }

  private static Outgoing message(SimulatedChannel channel, List<Card> cards) {
    return new Outgoing(nonce(), address(channel), "", cards, false, false);
  }

  private static ChannelId address(SimulatedChannel channel) {
    return new ChannelId("discord", channel.guild().orElseThrow().id(), channel.id());
  }

  private static String nonce() {
    nonces++;
    return "pb-test-" + nonces;
  }

  private static List<Card> cards(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SampleCards::full).toList();
  }
}
