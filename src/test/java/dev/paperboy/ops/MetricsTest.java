package dev.paperboy.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.app.log.LogCapture;
import dev.paperboy.app.settings.LogSettings;
import dev.paperboy.deliver.ChatSender;
import dev.paperboy.deliver.SendResult;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetricsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicBoolean ready = new AtomicBoolean();

  private HttpResponse<String> get(WebServer server, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
        BodyHandlers.ofString());
  }

  @Test
  void metricsAndHealthTellHowItIs(@TempDir Path folder) throws Exception {
    try (Scene scene = new Scene(TestDatabase.SQLITE, folder).afterBaseline()) {
      scene.type("subscribe diffusion");
      scene.poll(scene.arxiv, Scene.papers(0, 12, "Diffusion"));
      scene.drain();
      scene.clock.advance(Duration.ofSeconds(90));
      Metrics metrics =
          new Metrics(
              scene.database,
              "1.0",
              () -> Map.of("arxiv", "late"),
              Map.of("arxiv", Duration.ofMinutes(30)),
              scene.clock);
      metrics.polled("arxiv", "complete");
      metrics.watchReadiness("discord", () -> true);
      metrics.watchLateReplies("discord", () -> 3);
      metrics.watchWaits("discord", () -> 4, () -> 1.5);
      metrics.handled("list", false, Duration.ofMillis(80));
      metrics.handled("list", true, Duration.ofSeconds(5));
      metrics.watchTasks(() -> List.of(new TaskState("deliver", 2, Duration.ofMinutes(11), true)));
      ChatSender slow = metrics.measured(scene.platform, () -> {});
      scene.platform.answer =
          message -> new SendResult.RetryLater(Duration.ofSeconds(30), "slow down");
      scene.poll(scene.arxiv, Scene.papers(20, 21, "Diffusion"));
      scene.outbox(List.of(slow)).drain();
      scene.clock.advance(Duration.ofSeconds(10));
      List<String> warnings = new ArrayList<>();
      HealthRoutes health = new HealthRoutes(metrics::databaseProblem, () -> warnings, ready::get);
      try (WebServer server =
          new WebServer(
              WebSettings.of("127.0.0.1:0", List.of(), ""),
              List.of(metrics, health, new DatabaseErrors()),
              InstantSource.system())) {
        server.start();
        List<String> lines = get(server, "/metrics").body().lines().toList();
        assertThat(lines)
            .contains(
                "paperboy_stored{what=\"papers\"} 13.0",
                "paperboy_stored{what=\"subscriptions\"} 1.0",
                "paperboy_alerts{state=\"sent\"} 10.0",
                "paperboy_alerts{state=\"held\"} 2.0",
                "paperboy_alerts{state=\"pending\"} 1.0",
                "paperboy_feed_failures{feed=\"arxiv\"} 0.0",
                "paperboy_feed_state{feed=\"arxiv\",state=\"late\"} 1.0",
                "paperboy_feed_age_seconds{feed=\"huggingface\"} 100.0",
                "paperboy_outbox_seconds{what=\"oldest_unsent\"} 10.0",
                "paperboy_outbox_seconds{what=\"last_delivery\"} 100.0",
                "paperboy_platform_ready{platform=\"discord\"} 1.0",
                "paperboy_late_answers_total{platform=\"discord\"} 3.0",
                "paperboy_fetches_total{feed=\"arxiv\",result=\"complete\"} 1.0",
                "paperboy_feed_interval_seconds{feed=\"arxiv\"} 1800.0",
                "paperboy_outbox_messages{platform=\"console\"} 1.0",
                "paperboy_outbox_overdue_seconds{platform=\"console\"} 10.0",
                "paperboy_suspended_channels{platform=\"console\"} 0.0",
                "paperboy_sends_total{kind=\"message\",platform=\"console\",result=\"retry_later\"}"
                    + " 1.0",
                "paperboy_rate_limit_waits_total{by=\"paperboy\",platform=\"discord\"} 4.0",
                "paperboy_rate_limit_wait_seconds_total{by=\"paperboy\",platform=\"discord\"} 1.5",
                "paperboy_rate_limit_wait_seconds_total{by=\"platform\",platform=\"console\"} 30.0",
                "paperboy_task_failures{task=\"deliver\"} 2.0",
                "paperboy_task_idle_seconds{task=\"deliver\"} 660.0",
                "paperboy_task_hangs{task=\"deliver\"} 1.0",
                "paperboy_database_connections_limit{use=\"read\"} 4.0",
                "paperboy_command_duration_seconds_count{command=\"list\",result=\"failed\"} 1",
                "paperboy_command_duration_seconds_bucket{command=\"list\",result=\"done\",le=\"0.1\"}"
                    + " 1",
                "paperboy_command_duration_seconds_bucket{command=\"list\",result=\"failed\",le=\"3.0\"}"
                    + " 0")
            .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
            .noneMatch(line -> line.contains("diffusion") || line.contains("Ann"));
        assertThat(get(server, "/healthz").body()).isEqualTo("{\"status\":\"ok\"}");
        warnings.add("nothing is delivered on slack");
        assertThat(get(server, "/healthz").statusCode()).isEqualTo(200);
        assertThat(get(server, "/healthz").body())
            .isEqualTo(
                "{\"status\":\"degraded\",\"warnings\":[\"nothing is delivered on slack\"]}");
        assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
        assertThat(get(server, "/readyz").body()).contains("starting");
        ready.set(true);
        assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);

        scene.database.close();
        assertThat(get(server, "/healthz").statusCode()).isEqualTo(503);
        assertThat(get(server, "/healthz").body()).contains("The database cannot be reached");
        assertThat(get(server, "/readyz").statusCode()).isEqualTo(503);
        try (LogCapture log = new LogCapture(LogSettings.Level.INFO)) {
          HttpResponse<String> failed = get(server, "/metrics");
          assertThat(failed.statusCode()).isEqualTo(503);
          assertThat(failed.body())
              .contains("The database cannot be reached at present")
              .doesNotContain("Hikari", "127.0.0.1");
          assertThat(log.text())
              .contains("request could not be served", "The database cannot be reached: ")
              .doesNotContain("\tat ", "Exception");
        }
      }
    }
  }
}
