package dev.paperboy.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.card.Card;
import dev.paperboy.chat.discord.simulator.Answer;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.Fault;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedGuild;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.command.Reply;
import dev.paperboy.command.TypedAction;
import dev.paperboy.command.completion.FieldSuggestion;
import dev.paperboy.paper.PaperId;
import dev.paperboy.subscription.ChannelId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InteractionTest {
  private final BotOnSimulator scene = new BotOnSimulator();
  private final DiscordSimulator discord = scene.discord;
  private final SimulatedUser ada = discord.user("ada");
  private final SimulatedGuild guild = discord.guild("Reading group").member(ada);
  private final SimulatedChannel channel = guild.textChannel("papers");
  private final ChannelId there = new ChannelId("discord", guild.id(), channel.id());
  private final DiscordBot bot = scene.connect();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void aCommandIsAcknowledgedQuietlyAndThenAnswered() {
    Answer answer = discord.slash(ada, channel, "papers search", Map.of("query", "diffusion"));
    PostedMessage message = answer.awaitMessage();
    assertThat(answer.awaitType()).isEqualTo(5);
    assertThat(message.content()).isEqualTo("did search");
    assertThat(message.visibleTo()).isEqualTo(ada.id());
    assertThat(answer.followups()).isEmpty();
    assertThat(scene.commands.last().channel()).isEqualTo(there);
    assertThat(scene.commands.last().channelName()).isEqualTo("#papers");
    assertThat(scene.commands.last().fields()).isEqualTo(Map.of("query", "diffusion"));
    assertThat(scene.commands.last().user().name()).isEqualTo("ada");
    assertThat(scene.commands.last().user().manager()).isFalse();
  }

  @Test
  void whatDiscordMakesOfTypingIsUndone() {
    Map<String, String> typed =
        Map.of(
            "papers in <#" + channel.id() + ">",
            "papers in #papers",
            "by <@&" + guild.roleOf(ada) + "> or <@1234>",
            "by @ada or <@1234>",
            "<:fire:123> <a:party_2:456>",
            ":fire: :party_2:",
            "<https://arxiv.org/abs/2606.00001>",
            "https://arxiv.org/abs/2606.00001",
            "\u201Cworld model\u201D\u00A0\u2014survey",
            "\"world model\" -survey",
            "<think> a < b > c",
            "<think> a < b > c");
    typed.forEach(
        (sent, meant) -> {
          discord.slash(ada, channel, "papers search", Map.of("query", sent)).awaitMessage();
          assertThat(scene.commands.last().fields()).isEqualTo(Map.of("query", meant));
        });
  }

  @Test
  void slowCommandsAreAcknowledgedInTime() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    scene.commands.answer(
        request -> {
          awaitQuietly(slow);
          return Reply.quietly("at last");
        });
    List<Answer> answers =
        IntStream.range(0, 8)
            .mapToObj(i -> discord.slash(ada, channel, "papers search", Map.of("query", "q" + i)))
            .toList();
    answers.forEach(Answer::awaitFirstResponse);
    slow.countDown();
    assertThat(answers)
        .allSatisfy(one -> assertThat(one.awaitMessage().content()).isEqualTo("at last"));
    assertThat(answers)
        .allSatisfy(one -> assertThat(one.respondedAfter()).isLessThan(Duration.ofSeconds(3)));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatConcernsTheChannelIsOneVisibleLine() {
    scene.commands.answer(request -> Reply.openly("Subscribed to @everyone.\nMore about it"));
    Answer answer =
        discord.slash(ada, channel, "papers subscribe", Map.of("query", "x", "cadence", "daily"));
    assertThat(answer.awaitMessage().visibleTo()).isEqualTo(ada.id());
    PostedMessage line = answer.awaitFollowups(1).get(0);
    assertThat(line.isEphemeral()).isFalse();
    assertThat(line.content()).startsWith("ada: Subscribed to").doesNotContain("More about it");
    assertThat(discord.pings()).isEmpty();
    assertThat(scene.commands.last().fields()).isEqualTo(Map.of("query", "x", "cadence", "daily"));
  }

  @Test
  void inDirectMessagesThereIsJustTheReply() {
    scene.commands.answer(request -> Reply.openly("Subscribed."));
    SimulatedChannel alone = discord.directMessages(ada);
    Answer answer = discord.slash(ada, alone, "papers subscribe", Map.of("query", "x"));
    assertThat(answer.awaitMessage().content()).isEqualTo("Subscribed.");
    ChannelId own = new ChannelId("discord", "user:" + ada.id(), ada.id());
    assertThat(scene.commands.last().channel()).isEqualTo(own);
    assertThat(scene.commands.last().channelName()).isEqualTo("@ada");
    assertThat(scene.commands.last().user().manager()).isTrue();
    assertThat(answer.followups()).isEmpty();
  }

  @Test
  void whereTheBotIsNoMemberPapersComeToThePerson() {
    ada.installApp();
    SimulatedChannel elsewhere = discord.guildWithoutBot("Elsewhere").member(ada).textChannel("x");
    ChannelId own = new ChannelId("discord", "user:" + ada.id(), ada.id());
    for (SimulatedChannel foreign : List.of(elsewhere, discord.group("friends", ada))) {
      discord.slash(ada, foreign, "papers subscribe", Map.of("query", "x")).awaitMessage();
      assertThat(scene.commands.last().channel()).isEqualTo(own);
    }
  }

  @Test
  void subscribingIsRefusedWhereTheBotMayNotPost() {
    channel.deny(Permission.MESSAGE_SEND, Permission.MESSAGE_EMBED_LINKS);
    Answer answer = discord.slash(ada, channel, "papers subscribe", Map.of("query", "x"));
    assertThat(answer.awaitMessage().content())
        .contains(
            "may not post in #papers", "\u201CSend Messages\u201D and \u201CEmbed Links\u201D");
    assertThat(scene.commands.requests()).isEmpty();
    discord.slash(ada, channel, "papers search", Map.of("query", "x")).awaitMessage();
    assertThat(scene.commands.requests()).hasSize(1);
  }

  @Test
  void whoManagesTheChannelIsToldToTheCommands() {
    SimulatedUser grace = discord.user("grace");
    guild.member(grace);
    channel.allowMember(grace, Permission.MANAGE_CHANNEL);
    discord.slash(grace, channel, "papers list").awaitMessage();
    assertThat(scene.commands.last().user().manager()).isTrue();
  }

  @Test
  void anotherChannelCanBeNamedAForumAboveAll() {
    SimulatedChannel forum = guild.forum("library");
    scene.commands.answer(
        request ->
            new Reply(
                true, "listed", List.of(), List.of(TypedAction.action("Pause 1", "pause 1"))));
    Answer answer = discord.slash(ada, channel, "papers list", Map.of("channel", forum));
    assertThat(answer.awaitMessage().buttons())
        .as("actions would act on the channel where they are pressed")
        .isEmpty();
    assertThat(scene.commands.last().channel())
        .isEqualTo(new ChannelId("discord", guild.id(), forum.id()));
    assertThat(scene.commands.last().channelName()).isEqualTo("#library");
    assertThat(scene.commands.last().fields()).isEmpty();
  }

  @Test
  void aChannelWhereAPersonMayNotWriteIsNotChangedFromElsewhere() {
    SimulatedChannel news = guild.textChannel("news");
    news.denyMember(ada, Permission.MESSAGE_SEND);
    Answer answer =
        discord.slash(ada, channel, "papers subscribe", Map.of("query", "x", "channel", news));
    assertThat(answer.awaitMessage().content()).contains("You may not do that in #news");
    assertThat(scene.commands.requests()).isEmpty();
    discord.slash(ada, channel, "papers list", Map.of("channel", news)).awaitMessage();
    assertThat(scene.commands.requests()).hasSize(1);
  }

  @Test
  void aThreadIsAPlaceOfItsOwn() {
    SimulatedChannel thread = channel.thread("talk");
    discord.slash(ada, thread, "papers list").awaitMessage();
    assertThat(scene.commands.last().channel())
        .isEqualTo(new ChannelId("discord", guild.id(), thread.id()));
  }

  @Test
  void belowAPaperThatTheBotPostedToAForumTheForumIsMeant() {
    SimulatedChannel forum = guild.forum("library");
    SimulatedChannel post = forum.thread("A paper");
    discord.slash(ada, post, "papers list").awaitMessage();
    assertThat(scene.commands.last().channel())
        .isEqualTo(new ChannelId("discord", guild.id(), forum.id()));
    assertThat(scene.commands.last().channelName()).isEqualTo("#library");
  }

  @Test
  void typingIsCompletedWithinTheLimits() {
    scene.commands.suggesting(
        typed ->
            IntStream.range(0, 40)
                .mapToObj(i -> new FieldSuggestion("l".repeat(150), typed + i))
                .toList());
    Answer answer = discord.autocomplete(ada, channel, "papers search", "query", "dif", Map.of());
    assertThat(answer.awaitChoices()).hasSize(25).startsWith("dif0", "dif1");
    assertThat(answer.awaitChoiceNames()).allSatisfy(name -> assertThat(name).hasSize(100));
    assertThat(scene.commands.suggestedTo()).containsExactly(there);
  }

  @Test
  void slowSuggestionsAreNotWaitedFor() {
    CountDownLatch slow = new CountDownLatch(1);
    scene.commands.suggesting(
        typed -> {
          awaitQuietly(slow);
          return List.of(new FieldSuggestion("late", "late"));
        });
    Answer answer = discord.autocomplete(ada, channel, "papers search", "query", "dif", Map.of());
    assertThat(answer.awaitChoices()).isEmpty();
    slow.countDown();
    assertThat(answer.respondedAfter()).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void anActionOfAQuietReplyChangesThatReply() {
    scene.commands.answer(
        request ->
            new Reply(
                true,
                "page of " + ScriptedCommands.typed(request),
                List.of(),
                List.of(TypedAction.action("Next", "search x page 2"))));
    PostedMessage page =
        discord.slash(ada, channel, "papers search", Map.of("query", "x")).awaitMessage();
    Answer pressed = discord.pressLabelled(ada, page, "Next");
    assertThat(pressed.awaitType()).isEqualTo(6);
    scene.await(
        "the next page",
        () -> pressed.message().filter(one -> one.content().contains("page 2")).isPresent());
    assertThat(pressed.message().get().id()).isEqualTo(page.id());
  }

  @Test
  void buttonsOfCardsAndMenusAnswerAnewAndWorkAfterARestart() {
    scene.commands.answer(request -> new Reply(true, "found", List.of(card("a"), card("b"))));
    PostedMessage found =
        discord.slash(ada, channel, "papers search", Map.of("query", "x")).awaitMessage();
    bot.close();
    scene.connect();
    scene.commands.answer(request -> new Reply(true, request.text(), List.of(card("a"))));
    String second = found.menus().get(0).at("/options/1/value").asText();
    Answer chosen = discord.choose(ada, found, "choose", second);
    assertThat(chosen.awaitType()).isEqualTo(5);
    PostedMessage shown = chosen.awaitMessage();
    assertThat(ScriptedCommands.typed(scene.commands.last())).isEqualTo("show arxiv:2606.0000b");
    Answer pressed = discord.pressLabelled(ada, shown, "Why");
    assertThat(pressed.awaitType()).isEqualTo(5);
    assertThat(pressed.awaitMessage().visibleTo()).isEqualTo(ada.id());
    assertThat(ScriptedCommands.typed(scene.commands.last())).isEqualTo("why arxiv:2606.0000a");
    assertThat(scene.commands.last().user().id()).isEqualTo(ada.id());
  }

  @Test
  void aButtonOfAnotherTenantOrOfNobodyLeadsNowhere() {
    scene.commands.answer(
        request ->
            new Reply(
                true,
                "x",
                List.of(card("a")),
                List.of(TypedAction.action("Stop", "unsubscribe all"))));
    PostedMessage message = discord.slash(ada, channel, "papers list").awaitMessage();
    scene.buttons.giveAllTo("another");
    int asked = scene.commands.requests().size();
    assertThat(discord.pressLabelled(ada, message, "Why").awaitMessage().content())
        .contains("no longer works");
    Answer inPlace = discord.pressLabelled(ada, message, "Stop");
    scene.await(
        "the sentence",
        () ->
            inPlace.message().filter(one -> one.content().contains("no longer works")).isPresent());
    assertThat(scene.commands.requests()).hasSize(asked);
  }

  @Test
  void thePapersOfAMessageAreShown() {
    scene.commands.answer(
        request ->
            request.text().endsWith("99999")
                ? Reply.quietly("unknown")
                : new Reply(true, "", List.of(card("a"))));
    Answer answer =
        discord.messageCommand(
            ada,
            channel,
            "Papers in this message",
            "see https://arxiv.org/abs/1706.03762v5, (hf.co/papers/2606.14777) and 2606.99999.");
    PostedMessage message = answer.awaitMessage();
    assertThat(message.content())
        .contains("2 papers in this message", "Not found: `arxiv:2606.99999`");
    assertThat(message.embeds()).hasSize(2);
    assertThat(message.visibleTo()).isEqualTo(ada.id());
    assertThat(scene.commands.requests())
        .extracting(request -> request.text())
        .containsExactly("show arxiv:1706.03762", "show arxiv:2606.14777", "show arxiv:2606.99999");
  }

  @Test
  void aMessageWithoutPapersIsToldSo() {
    Answer answer =
        discord.messageCommand(ada, channel, "Papers in this message", "https://example.org/x");
    assertThat(answer.awaitMessage().content()).startsWith("No paper was found in this message.");
  }

  @Test
  void aReplyWhoseLooksAreRefusedIsShownPlainly() {
    discord
        .faults()
        .on("PATCH webhooks/*/*/messages/*")
        .whenEmbeds()
        .times(1)
        .answers(400, 50035, "Invalid Form Body");
    scene.commands.answer(request -> new Reply(true, "found", List.of(card("a"))));
    PostedMessage message =
        discord.slash(ada, channel, "papers search", Map.of("query", "x")).awaitMessage();
    assertThat(message.embeds()).isEmpty();
    assertThat(message.content()).contains("found", "Title of a");
  }

  @Test
  void aReplyIsSentAgainWhereTheConnectionBreaks() {
    for (String reply :
        List.of("PATCH webhooks/*/*/messages/*", "POST interactions/*/*/callback")) {
      List<Consumer<Fault>> breaks =
          List.of(
              fault -> fault.times(2).cutsTheConnection(),
              fault -> fault.times(2).losesTheAnswer(),
              fault -> fault.times(3).answers(503, 0, "Service Unavailable"));
      for (Consumer<Fault> broken : breaks) {
        Fault fault = discord.faults().on(reply);
        broken.accept(fault);
        Answer answer = discord.slash(ada, channel, "papers search", Map.of("query", "x"));
        assertThat(answer.awaitMessage().content()).isEqualTo("did search");
        assertThat(answer.followups()).isEmpty();
        scene.await("so many breaks", () -> fault.struck() >= 2);
      }
    }
    assertThat(scene.commands.requests()).as("each command is carried out once").hasSize(6);
    assertThat(bot.lateReplies()).hasValue(0);
  }

  @Test
  void theLineForTheChannelAndARepliesNewPageAreSentAgainToo() {
    scene.commands.answer(
        request ->
            request.text().startsWith("subscribe")
                ? new Reply(
                    false, "Subscribed", List.of(), List.of(TypedAction.action("Next", "list 2")))
                : Reply.quietly("page two"));
    discord.faults().on("POST webhooks/*/*").times(3).cutsTheConnection();
    Answer answer = discord.slash(ada, channel, "papers subscribe", Map.of("query", "x"));
    assertThat(answer.awaitFollowups(1).get(0).content()).isEqualTo("ada: Subscribed");
    discord.faults().on("POST interactions/*/*/callback").times(2).losesTheAnswer();
    discord.faults().on("PATCH webhooks/*/*/messages/*").times(3).cutsTheConnection();
    Answer pressed = discord.pressLabelled(ada, answer.awaitMessage(), "Next");
    scene.await(
        "the page",
        () -> pressed.message().filter(one -> one.content().equals("page two")).isPresent());
  }

  @Test
  void whatDiscordRefusesIsNotSentAgain() {
    Fault refused =
        discord
            .faults()
            .on("PATCH webhooks/*/*/messages/*")
            .always()
            .answers(404, 10015, "Unknown Webhook");
    discord.slash(ada, channel, "papers search", Map.of("query", "x"));
    scene.await("a late answer", () -> bot.lateReplies().orElseThrow() == 1);
    assertThat(refused.struck()).isEqualTo(1);
    assertThat(scene.pauses).isEmpty();
  }

  @Test
  void anAnswerThatComesTooLateIsDroppedAndCounted() {
    discord.interactionDeadlines(Duration.ZERO, Duration.ofMinutes(15));
    discord.slash(ada, channel, "papers search", Map.of("query", "x"));
    scene.await("a late answer", () -> bot.lateReplies().orElseThrow() == 1);
    assertThat(scene.commands.requests()).isEmpty();
  }

  @Test
  void aFaultIsAnAnswerToo() {
    scene.commands.answer(
        request -> {
          throw new IllegalStateException("broken on purpose");
        });
    assertThat(discord.slash(ada, channel, "papers list").awaitMessage().content())
        .contains("bug in Paperboy");
  }

  @Test
  void whoWaitsWhileTheProgramStopsIsStillAnswered() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    scene.commands.answer(
        request -> {
          begun.countDown();
          awaitQuietly(slow);
          return Reply.quietly("in the end");
        });
    Answer answer = discord.slash(ada, channel, "papers list");
    awaitQuietly(begun);
    Thread closing = new Thread(bot::close);
    closing.start();
    slow.countDown();
    assertThat(answer.awaitMessage().content()).isEqualTo("in the end");
  }

  private static Card card(String letter) {
    return new Card(
        new PaperId(PaperId.Scheme.ARXIV, "2606.0000" + letter),
        "Title of " + letter,
        "https://arxiv.org/abs/2606.0000" + letter,
        "Ada Lovelace",
        "A summary.",
        false,
        "arXiv",
        BotOnSimulator.NOW,
        List.of("cs.CL"),
        0,
        0,
        "",
        "",
        "",
        List.of(),
        List.of(),
        List.of(),
        false,
        "",
        "",
        "");
  }
}
