package dev.paperboy.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.chat.slack.simulator.PostedMessage;
import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import dev.paperboy.deliver.OutboxDispatcher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every class of Slack's errors lands in its state, and the people of the channel can read why. */
final class ErrorClassesOnSlackTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String POST = "chat.postMessage";

  @TempDir private Path folder;
  private BotOnSlack at;
  private OutboxDispatcher outbox;
  private SimulatedWorkspace workspace;

  @BeforeEach
  void open() {
    at = new BotOnSlack(folder);
    workspace = at.workspace("lab");
    outbox = at.scene.outbox(List.of(at.connect().sender()));
  }

  @AfterEach
  void close() throws Exception {
    at.close();
  }

  private String list(SimulatedChannel channel) {
    return at.listed(BotOnSlack.address(channel));
  }

  private void findAPaper(int number) throws InterruptedException {
    at.scene.poll(at.scene.arxiv, Scene.papers(number, number + 1, "Flow"));
    outbox.drainFully(SOON);
  }

  private SimulatedChannel subscribed(String name) {
    SimulatedChannel channel = workspace.publicChannel(name);
    at.scene.type(BotOnSlack.address(channel), "subscribe flow");
    return channel;
  }

  /** Channels that answer with these errors, and what people are told of each. */
  private Map<SimulatedChannel, String> refusing(Map<String, String> told) {
    Map<SimulatedChannel, String> channels = new LinkedHashMap<>();
    told.forEach(
        (error, words) -> {
          SimulatedChannel channel = subscribed("c-" + error.replace('_', '-'));
          at.slack.faults().on(POST).in(channel).always().answersError(error);
          channels.put(channel, words);
        });
    return channels;
  }

  @Test
  void whatIsGoneOrForbiddenRestsAndKeepsItsSubscriptions() throws Exception {
    Map<SimulatedChannel, String> channels =
        refusing(
            Map.of(
                "channel_not_found", "/invite @paperboy",
                "is_archived", "the channel is archived",
                "not_in_channel", "/invite @paperboy",
                "restricted_action", "does not let Paperboy post",
                "no_permission", "/invite @paperboy",
                "missing_scope", "lacks"));
    findAPaper(100);
    channels.forEach(
        (channel, words) ->
            assertThat(list(channel))
                .as(channel.name())
                .contains("Nothing can be posted here: ", words, "#1 `flow`"));
  }

  @Test
  void whatPassesWaitsAndArrives() throws Exception {
    Map<SimulatedChannel, String> channels =
        refusing(
            Map.of(
                "ratelimited", "rate limit is reached",
                "internal_error", "internal error",
                "fatal_error", "internal error"));
    findAPaper(100);
    channels.forEach(
        (channel, words) ->
            assertThat(list(channel)).as(channel.name()).contains("A message is waiting: ", words));
    at.slack.faults().clear();
    at.scene.clock.advance(Duration.ofMinutes(10));
    outbox.drainFully(SOON);
    channels.forEach((channel, words) -> assertThat(list(channel)).contains("Posted 1, waiting 0"));
  }

  @Test
  void whatIsOurFaultIsSentOncePlainlyAndNeverAgain() throws Exception {
    SimulatedChannel blocks = subscribed("blocks");
    at.slack.faults().on(POST).in(blocks).always().rejectsBlocks();
    Map<SimulatedChannel, String> channels =
        refusing(
            Map.of(
                "msg_too_long", "rejects the format",
                "msg_blocks_too_long", "rejects the format",
                "no_text", "rejects the format"));
    findAPaper(100);
    List<PostedMessage> plain = at.slack.posts(blocks);
    assertThat(plain).hasSize(1);
    assertThat(plain.get(0).blocks()).isEmpty();
    assertThat(plain.get(0).text()).contains("Flow 100");
    channels.forEach(
        (channel, words) ->
            assertThat(list(channel)).as(channel.name()).contains("1 was refused", words));
  }

  @Test
  void aWorkspaceWhoseTokenIsRevokedRestsAsAWholeAndAnotherGoesOn() throws Exception {
    SimulatedChannel here = subscribed("papers");
    SimulatedChannel elsewhere = at.workspace("other").publicChannel("papers");
    at.scene.type(BotOnSlack.address(elsewhere), "subscribe flow");
    workspace.breakTokens("token_revoked");
    findAPaper(100);
    assertThat(list(here)).contains("Nothing can be posted here: ", "install it again");
    assertThat(at.slack.posts(elsewhere)).hasSize(1);
  }
}
