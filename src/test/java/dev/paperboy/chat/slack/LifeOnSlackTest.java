package dev.paperboy.chat.slack;

import static dev.paperboy.chat.slack.BotOnSlack.address;

import dev.paperboy.chat.slack.simulator.SimulatedChannel;
import dev.paperboy.chat.slack.simulator.SimulatedUser;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LifeOnSlackTest {
  @TempDir static Path folder;
  private static BotOnSlack on;
  private SimulatedWorkspace workspace;
  private SimulatedUser ann;
  private SimulatedChannel channel;

  @BeforeAll
  static void start() {
    on = new BotOnSlack(folder);
    on.connect();
  }

  @AfterAll
  static void stop() {
    on.close();
  }

  @BeforeEach
  void enter() {
    workspace = on.workspace("Lab");
    ann = workspace.user("ann");
    channel = workspace.publicChannel("papers").member(ann);
  }

  private void awaitLost(SimulatedChannel where, String reason) {
    on.await(
        "the loss of " + where,
        () ->
            on.reachability.told().stream()
                .anyMatch(
                    line ->
                        line.startsWith("lost " + address(where) + ": ") && line.contains(reason)));
  }

  @Test
  void theBotIsRemovedAndInvitedAgain() {
    channel.removeBot();
    awaitLost(channel, "/invite @paperboy");
    channel.inviteBot(ann);
    on.awaitTold("regained " + address(channel));
  }

  @Test
  void aChannelIsArchivedAndUnarchivedAndRenamedAndDeleted() {
    channel.archive(ann);
    awaitLost(channel, "archived");
    channel.unarchive(ann);
    on.awaitTold("regained " + address(channel));
    channel.rename("preprints");
    on.awaitTold("renamed " + address(channel) + " to #preprints");
    channel.delete();
    on.awaitTold("deleted " + address(channel) + ": the channel was deleted");
  }

  @Test
  void theSameHoldsForAPrivateChannel() {
    SimulatedChannel secret = workspace.privateChannel("secret", ann);
    secret.archive(ann);
    awaitLost(secret, "archived");
    secret.rename("hidden");
    on.awaitTold("renamed " + address(secret) + " to #hidden");
    secret.delete();
    on.awaitTold("deleted " + address(secret) + ": the channel was deleted");
  }

  @Test
  void theAppIsRemovedFromTheWorkspace() {
    workspace.uninstall();
    on.await(
        "the loss of the workspace",
        () ->
            on.reachability.told().stream()
                .anyMatch(line -> line.startsWith("lost all of slack/" + workspace.id())));
    on.await(
        "the first word", () -> on.tokens.refused().contains(workspace.id() + " token_revoked"));
    on.await("the other", () -> on.tokens.refused().contains(workspace.id() + " app_uninstalled"));
  }
}
