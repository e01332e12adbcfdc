package dev.paperboy.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.app.FeedSet;
import dev.paperboy.app.FeedSet.Polled;
import dev.paperboy.app.Paperboy;
import dev.paperboy.app.TestSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.time.SystemTime;
import dev.paperboy.chat.CheckFinding;
import dev.paperboy.command.Request;
import dev.paperboy.deliver.Outgoing;
import dev.paperboy.subscription.ChannelId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that no other class knows runs the whole route. */
final class NewPlatformTest {
  private static final ChannelId PAPERS = new ChannelId(LoopbackPlatform.NAME, "team", "papers");

  private final LoopbackPlatform loopback = new LoopbackPlatform("the test");

  private static Settings settings(Path folder) {
    return TestSettings.of("jdbc:sqlite:" + folder.resolve("paperboy.db"));
  }

  private static String say(Paperboy paperboy, String text) {
    Request.User ann = new Request.User("U1", "Ann", true);
    return paperboy.commands().handle(new Request(PAPERS, "papers", ann, text)).text();
  }

  @Test
  void onePlatformMoreInTheListIsSubscribedOnPostedToAndShown(@TempDir Path folder)
      throws Exception {
    try (Paperboy paperboy =
        new Paperboy(
            settings(folder),
            folder.resolve("index"),
            pace ->
                new FeedSet(
                    List.of(new Polled(new OnePaperFeed(Instant::now), Duration.ofMillis(50))),
                    List.of()),
            PlatformList.ALL.with(loopback),
            new SystemTime())) {
      assertThat(say(paperboy, "subscribe diffusion")).contains("Subscribed as #1");
      assertThat(say(paperboy, "settings"))
          .contains("at most 7 papers per poll", "Channels that follow this one do not");
      assertThat(say(paperboy, "settings who nobody"))
          .contains("mentions of people")
          .doesNotContain("roles");
      paperboy.start();

      Outgoing message = loopback.sent.poll(30, TimeUnit.SECONDS);
      assertThat(message).as("the paper arrived within 30 seconds").isNotNull();
      assertThat(message.channel()).isEqualTo(PAPERS);
      assertThat(message.cards()).extracting(card -> card.title()).contains("Diffusion for all");
      String status =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(paperboy.address() + "/api/status")).build(),
                  BodyHandlers.ofString())
              .body();
      assertThat(status)
          .contains("\"name\":\"loopback\",\"state\":\"on\",\"detail\":\"connected to the test\"")
          .contains("\"name\":\"discord\",\"state\":\"off\",\"detail\":\"not configured\"");
    }
    assertThat(loopback.state().words()).isEqualTo("off");
  }

  @Test
  void aCheckAsksEveryPlatformOfTheListInItsOrder(@TempDir Path folder) throws Exception {
    Settings settings = settings(folder);
    StringBuilder told = new StringBuilder();
    for (PlatformFactory platform : PlatformList.ALL.with(loopback).factories()) {
      for (CheckFinding finding : platform.check(settings)) {
        assertThat(finding.sound()).isTrue();
        told.append(platform.name()).append(": ").append(finding.text()).append('\n');
      }
    }
    assertThat(told)
        .hasToString(
            """
            console: on, at 127.0.0.1:0
            discord: off, not configured
            slack: off, not configured
            email: off, not configured
            loopback: on, connecting
            """);
  }
}
