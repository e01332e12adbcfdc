package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Fuzzing;
import dev.paperboy.OddTexts;
import dev.paperboy.Scene;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and feeds at odd addresses, requested byte by byte as no browser would. */
final class FuzzPagesTest {
  /** What must not stand in a page as it was sent. */
  private static final String MARKUP = "<i onload=1>";

  private static final List<String> LANGUAGE =
      List.of(
          MARKUP,
          "\"><i onload=1>",
          "'" + MARKUP,
          "papers",
          "arxiv:2606.00001",
          "doi:10.1101/x",
          "2026-06-15",
          "2026-W25",
          "2026-06",
          "9999-99-99",
          "week",
          "month",
          "trending",
          "search",
          "author",
          "bibtex",
          ".atom",
          ".json",
          "channels",
          "?q=",
          "&page=",
          "&span=day",
          "before=",
          "picture",
          "%2F",
          "%2e%2e",
          "%0d%0aX-Odd:%201",
          "%ff",
          "%u0041",
          "%",
          ";jsessionid=1",
          "..;/",
          "etc/passwd",
          "META-INF",
          "console/",
          "login?token=",
          "api/papers",
          "#",
          "+");

  private static final List<String> PATHS =
      List.of(
          "/papers",
          "/papers/arxiv:2606.00001",
          "/papers/arxiv:2606.00001/bibtex",
          "/papers/author/Ada%20Lovelace",
          "/papers/2026-06-15",
          "/papers/week/2026-W25",
          "/papers/month/2026-06",
          "/papers/trending?span=week&q=diffusion",
          "/papers/search?q=diffusion&page=2",
          "/papers.atom?q=diffusion",
          "/papers.json?q=diffusion&before=2026-06-01",
          "/papers/trending.atom?span=day",
          "/channels/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.atom",
          "/login?token=x&next=/papers",
          "/site/style.css",
          "/healthz");

  @TempDir Path folder;

  @Test
  void everyAddressIsAnsweredWithAPageOrARefusal() {
    try (RunningSite site = new RunningSite(folder, "", true)) {
      site.announce("2026-06-15", Scene.papers(0, 30, "Diffusion"));
      Fuzzing.fuzz("addresses", 3_000, Duration.ofSeconds(2), random -> request(site, random));
    }
  }

  private static void request(RunningSite site, Random random) throws IOException {
    OddTexts texts = new OddTexts(random, LANGUAGE);
    String path = random.nextBoolean() ? "/" + texts.made(6) : texts.changed(texts.any(PATHS));
    if (random.nextBoolean()) {
      path = "/" + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/");
    }
    path = "/" + path.replaceAll("[\\s\\x00]", "+").replaceFirst("^/", "");
    String response = response(site, path);
    assertThat(response).as(path).startsWith("HTTP/1.1 ");
    assertThat(response.charAt(9)).as(path + " " + response).isIn('2', '3', '4');
    assertThat(response)
        .as(path)
        .doesNotContain("\tat ", "Exception", "\r\nX-Odd:", folderOf(site));
    if (!response.contains("\r\nContent-Type: text/plain;")) {
      assertThat(response).as(path).doesNotContain(MARKUP);
    }
    assertThat(response).as(path).contains("\r\nX-Content-Type-Options: nosniff\r\n");
  }

  private static String folderOf(RunningSite site) {
    return site.scene.database.mark();
  }

  private static String response(RunningSite site, String path) throws IOException {
    URI address = URI.create(site.server.address());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: "
              + address.getAuthority()
              + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(OddTexts.bytes(request));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
