package dev.paperboy.site;

import dev.paperboy.Scene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.site.feed.FeedRoutes;
import dev.paperboy.store.TestDatabase;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.web.PageFrame.Offers;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Templates;
import dev.paperboy.web.WebServer;
import dev.paperboy.web.WebSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The pages on a real server, with a real database and search index behind them. */
final class RunningSite implements AutoCloseable {
  static final String TOKEN = "a token of twenty-six letters";
  private static final Offers OFFERS = new Offers(true, true, List.of("Discord", "Slack"));

  final Scene scene;
  final WebServer server;
  AnnouncementCalendar calendar = (day, now) -> new AnnouncementCalendar.Outlook.Quiet();
  private final HttpClient client = HttpClient.newHttpClient();

  RunningSite(Path folder) {
    this(folder, "", false);
  }

  RunningSite(Path folder, String token, boolean isPublic) {
    this(folder, token, isPublic, "");
  }

  RunningSite(Path folder, String token, boolean isPublic, String url) {
    scene = new Scene(TestDatabase.SQLITE, folder);
    SiteServices services =
        new SiteServices(
            scene.database,
            scene.index,
            scene.cardFactory,
            new Templates(),
            new PageFrames("Papers", OFFERS),
            (day, now) -> calendar.of(day, now),
            new TrendingLists(scene.database, scene.index, scene.clock),
            isPublic,
            url.isEmpty() ? Optional.empty() : Optional.of(URI.create(url)),
            scene.clock);
    server =
        new WebServer(
            WebSettings.of("127.0.0.1:0", List.of(), token),
            List.of(new FeedRoutes(services), new SiteRoutes(services)),
            InstantSource.system());
    server.start();
  }

  /** Announces papers on a day at noon. */
  void announce(String day, PaperBuilder... papers) {
    scene.clock.set(Instant.parse(day + "T12:00:00Z"));
    scene.poll(scene.arxiv, papers);
  }

  /**
   * Asks for a page as a browser does.
   *
   * @param headers further headers, names and values in turn
   */
  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .timeout(Duration.ofSeconds(30))
            .setHeader("Accept", "text/html");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> head(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + path))
            .timeout(Duration.ofSeconds(30))
            .method("HEAD", HttpRequest.BodyPublishers.noBody())
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  String page(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IOException(path + " is answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  /** Logs in as the form does and returns the cookie. */
  String cookie() throws Exception {
    return get("/login?token=" + TOKEN.replace(" ", "%20"))
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .replaceFirst(";.*", "");
  }

  @Override
  public void close() {
    server.close();
    scene.close();
  }
}
