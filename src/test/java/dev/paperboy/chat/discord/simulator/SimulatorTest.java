package dev.paperboy.chat.discord.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The simulator with the real library as its client. */
final class SimulatorTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final DiscordSimulator discord = new DiscordSimulator();
  private final SimulatedUser ada = discord.user("ada");
  private final SimulatedGuild guild = discord.guild("Reading group").member(ada);
  private final SimulatedChannel channel = guild.textChannel("papers");

  @AfterEach
  void stop() {
    discord.close();
  }

  @Test
  void aBotConnectsAndSeesItsGuilds() {
    try (TestBot bot = TestBot.connect(discord)) {
      assertThat(bot.jda().getGuildById(guild.id())).isNotNull();
      assertThat(bot.jda().getTextChannelById(channel.id())).isNotNull();
      assertThat(discord.gateway().identifies()).isEqualTo(1);
    }
  }

  @Test
  void anUncompressedBotConnectsToo() {
    try (TestBot bot = TestBot.connect(discord, Compression.NONE, event -> {})) {
      assertThat(bot.jda().getGuildById(guild.id())).isNotNull();
    }
  }

  @Test
  void aCommandIsDeferredAnsweredAndFollowed() {
    try (TestBot bot = TestBot.connect(discord, Compression.ZLIB, SimulatorTest::answerSearch)) {
      register(bot);
      Answer answer = discord.slash(ada, channel, "papers search", Map.of("query", "diffusion"));
      assertThat(answer.awaitType()).isEqualTo(5);
      PostedMessage message = answer.awaitMessage();
      assertThat(message.content()).isEqualTo("found diffusion");
      assertThat(message.visibleTo()).isEqualTo(ada.id());
      assertThat(answer.awaitFollowups(1)).extracting(PostedMessage::content).contains("more");
      assertThat(discord.messages(channel)).extracting(PostedMessage::content).contains("more");
      Answer pressed = discord.pressLabelled(ada, message, "Next");
      assertThat(pressed.awaitType()).isEqualTo(7);
      assertThat(pressed.awaitMessage().content()).isEqualTo("page 2");
    }
  }

  @Test
  void typingIsCompletedAndMessagesHaveCommands() {
    try (TestBot bot = TestBot.connect(discord, Compression.ZLIB, SimulatorTest::answerSearch)) {
      register(bot);
      Answer typed = discord.autocomplete(ada, channel, "papers search", "query", "dif", Map.of());
      assertThat(typed.awaitChoices()).containsExactly("dif", "diffusion");
      Answer pasted = discord.messageCommand(ada, channel, "Papers in this message", "see 2606.1");
      assertThat(pasted.awaitMessage().content()).isEqualTo("read: see 2606.1");
      SimulatedChannel alone = discord.directMessages(ada);
      Answer personal = discord.slash(ada, alone, "papers search", Map.of("query", "x"));
      assertThat(personal.awaitMessage().content()).isEqualTo("found x");
      assertThat(personal.awaitFollowups(1)).hasSize(1);
    }
  }

  @Test
  void whatTheLibrarySendsIsAsDiscordDescribesIt() {
    OpenApiCheck check = OpenApiCheck.orSkip();
    try (TestBot bot = TestBot.connect(discord, Compression.ZLIB, SimulatorTest::answerSearch)) {
      register(bot);
      Answer answer = discord.slash(ada, channel, "papers search", Map.of("query", "diffusion"));
      answer.awaitFollowups(1);
      there(bot)
          .sendMessageEmbeds(new EmbedBuilder().setTitle("A paper").build())
          .addComponents(ActionRow.of(Button.link("https://example.org", "Read")))
          .flatMap(message -> message.editMessage("edited"))
          .complete();
      postInForum(bot, guild.forum("library", "vision"));
      List<RecordedRequest> sent = discord.requests().stream().filter(check::describes).toList();
      assertThat(sent).hasSizeGreaterThanOrEqualTo(7);
      assertThat(check.mistakes(sent)).isEmpty();
    }
  }

  private void postInForum(TestBot bot, SimulatedChannel forum) {
    discord.await("the forum", SOON, () -> bot.jda().getForumChannelById(forum.id()) != null);
    bot.jda()
        .getForumChannelById(forum.id())
        .createForumPost("A paper", MessageCreateData.fromContent("Read this"))
        .complete();
    assertThat(forum.threads()).hasSize(1);
  }

  @Test
  void aWindowOpensAndIsFilledIn() {
    try (TestBot bot = TestBot.connect(discord, Compression.ZLIB, SimulatorTest::openWindow)) {
      register(bot);
      Answer window = discord.slash(ada, channel, "papers search", Map.of("query", "x"));
      assertThat(window.awaitType()).isEqualTo(9);
      Answer filled = discord.submit(ada, window, Map.of("term", "diffusion"));
      assertThat(filled.awaitMessage().content()).isEqualTo("muted diffusion");
    }
  }

  private static void openWindow(GenericEvent event) {
    if (event instanceof SlashCommandInteractionEvent command) {
      TextInput term = TextInput.create("term", TextInputStyle.SHORT).build();
      command
          .replyModal(Modal.create("mute", "Mute").addComponents(Label.of("Term", term)).build())
          .queue();
    } else if (event instanceof ModalInteractionEvent filled) {
      filled.reply("muted " + filled.getValue("term").getAsString()).queue();
    }
  }

  @Test
  void whoHasInstalledTheAppUsesItWhereTheBotIsNot() {
    try (TestBot bot = TestBot.connect(discord, Compression.ZLIB, SimulatorTest::answerSearch)) {
      register(bot);
      ada.installApp();
      SimulatedGuild elsewhere = discord.guildWithoutBot("Elsewhere").member(ada);
      SimulatedChannel talk = elsewhere.textChannel("talk");
      for (SimulatedChannel place : List.of(talk, discord.group("Friends", ada))) {
        Answer answer = discord.slash(ada, place, "papers search", Map.of("query", "x"));
        assertThat(answer.awaitMessage().content()).isEqualTo("found x");
        assertThat(answer.awaitFollowups(1)).hasSize(1);
      }
    }
  }

  @Test
  void allMessagesPassAFullBucketInTheEnd() {
    discord.rateLimits().messages(2, Duration.ofMillis(600));
    try (TestBot bot = TestBot.connect(discord)) {
      MessageChannel there = there(bot);
      for (int i = 0; i < 5; i++) {
        there.sendMessage("message " + i).queue();
      }
      discord.await("five messages", SOON, () -> discord.posts(channel).size() == 5);
      assertThat(discord.posts(channel))
          .extracting(PostedMessage::content)
          // JDA keeps the order only within a bucket, and learns a route's bucket from a response.
          .containsExactlyInAnyOrder(
              "message 0", "message 1", "message 2", "message 3", "message 4");
    }
  }

  @Test
  void aDroppedConnectionIsResumedAndNothingIsMissed() {
    try (TestBot bot = TestBot.connect(discord)) {
      discord.gateway().dropConnections();
      SimulatedChannel meanwhile = guild.textChannel("meanwhile");
      discord.await("a resume", SOON, () -> discord.gateway().resumes() == 1);
      discord.await(
          "the new channel", SOON, () -> bot.jda().getTextChannelById(meanwhile.id()) != null);
      assertThat(discord.gateway().identifies()).isEqualTo(1);
    }
  }

  private MessageChannel there(TestBot bot) {
    MessageChannel there = bot.jda().getChannelById(MessageChannel.class, channel.id());
    assertThat(there).isNotNull();
    return there;
  }

  private static void register(TestBot bot) {
    SubcommandData search =
        new SubcommandData("search", "Finds papers")
            .addOption(OptionType.STRING, "query", "What to find", true, true);
    bot.jda()
        .updateCommands()
        .addCommands(
            Commands.slash("papers", "Papers")
                .setContexts(InteractionContextType.ALL)
                .setIntegrationTypes(IntegrationType.ALL)
                .addSubcommands(search),
            Commands.message("Papers in this message"))
        .complete();
  }

  private static void answerSearch(GenericEvent event) {
    if (event instanceof SlashCommandInteractionEvent command) {
      command.deferReply(true).queue();
      String query = command.getOption("query", "", option -> option.getAsString());
      command
          .getHook()
          .editOriginal("found " + query)
          .setComponents(ActionRow.of(Button.primary("next", "Next")))
          // Sent at the same time, the followup could take the place of the deferred answer.
          .flatMap(answer -> command.getHook().sendMessage("more").setEphemeral(false))
          .queue();
    } else if (event instanceof ButtonInteractionEvent button) {
      button.editMessage("page 2").queue();
    } else if (event instanceof CommandAutoCompleteInteractionEvent typing) {
      typing.replyChoiceStrings(List.of(typing.getFocusedOption().getValue(), "diffusion")).queue();
    } else if (event instanceof MessageContextInteractionEvent pasted) {
      pasted.reply("read: " + pasted.getTarget().getContentRaw()).queue();
    }
  }
}
