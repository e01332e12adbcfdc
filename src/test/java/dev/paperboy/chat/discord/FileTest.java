package dev.paperboy.chat.discord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.paperboy.chat.discord.simulator.AttachedFile;
import dev.paperboy.chat.discord.simulator.DiscordSimulator;
import dev.paperboy.chat.discord.simulator.PostedMessage;
import dev.paperboy.chat.discord.simulator.SimulatedChannel;
import dev.paperboy.chat.discord.simulator.SimulatedUser;
import dev.paperboy.command.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that people hand to the bot, and get from it. */
final class FileTest {
  private final BotOnSimulator scene = new BotOnSimulator();
  private final DiscordSimulator discord = scene.discord;
  private final SimulatedUser ada = discord.user("ada");
  private final SimulatedChannel channel =
      discord.guild("Reading group").member(ada).textChannel("papers");
  private final HttpServer files =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  FileTest() throws IOException {
    scene.connect();
    files.start();
  }

  @AfterEach
  void stop() {
    files.stop(0);
    scene.close();
  }

  private String importing(byte[] content, long size) {
    files.createContext(
        "/file",
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(content);
          }
        });
    String url = "http://127.0.0.1:" + files.getAddress().getPort() + "/file";
    AttachedFile file = new AttachedFile("42", "subscriptions.yaml", size, url);
    return discord
        .slash(ada, channel, "papers import", Map.of("file", file))
        .awaitMessage()
        .content();
  }

  @Test
  void theTextOfAFileIsHandedToTheCommand() {
    assertThat(importing("- query: Erdős\n".getBytes(UTF_8), 15)).isEqualTo("did import");
    assertThat(scene.commands.last().fields()).isEqualTo(Map.of("file", "- query: Erdős\n"));
  }

  @Test
  void aLargeFileIsRefusedWhateverItSaysOfItself() {
    assertThat(importing(new byte[0], 1_000_001)).contains("at most 1 MB");
    files.removeContext("/file");
    assertThat(importing("x".repeat(1_000_001).getBytes(UTF_8), 10)).contains("at most 1 MB");
    assertThat(scene.commands.requests()).isEmpty();
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(importing(new byte[] {(byte) 0xFF, (byte) 0xFE, 0}, 3)).contains("not UTF-8 text");
    assertThat(scene.commands.requests()).isEmpty();
  }

  @Test
  void anExportIsAFileToKeep() {
    scene.commands.answer(request -> Reply.quietly("- query: a_b\n- query: c\n"));
    PostedMessage message = discord.slash(ada, channel, "papers export").awaitMessage();
    assertThat(message.attachments())
        .extracting(file -> file.path("filename").asText())
        .containsExactly("subscriptions.yaml");
    scene.commands.answer(request -> Reply.quietly("There is nothing to export."));
    PostedMessage nothing = discord.slash(ada, channel, "papers export").awaitMessage();
    assertThat(nothing.attachments()).isEmpty();
  }
}
