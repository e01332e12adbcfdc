package dev.paperboy.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.Scene;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.Signals;
import dev.paperboy.picture.MadeUpPictures;
import dev.paperboy.store.paper.PictureStore;
import dev.paperboy.store.paper.PictureStore.Wanted;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PicturesOnPagesTest {
  private static final String THUMBNAIL = "https://pictures.example.org/%s.png?tracks=reader";
  private static final String PATH = "/papers/arxiv:2606.14777/picture";
  private static final PictureStore PICTURES = new PictureStore();
  private static RunningSite site;

  @BeforeAll
  static void announce(@TempDir Path folder) {
    site = new RunningSite(folder, RunningSite.TOKEN, true);
    site.scene.afterBaseline();
    site.announce(
        "2026-06-15", paper("2606.14777", 84), paper("2606.00002", 3), paper("2606.00003", 2));
    store("2606.14777");
  }

  private static PaperBuilder paper(String number, int upvotes) {
    return Scene.paper(number, "Diffusion Transformers " + number)
        .thumbnail(THUMBNAIL.formatted(number))
        .signals(new Signals(upvotes, 0, "", ""));
  }

  /** Stores the picture of a paper, as the task does. */
  private static void store(String number) {
    byte[] jpeg =
        MadeUpPictures.file(
            MadeUpPictures.plain(480, 259, BufferedImage.TYPE_INT_RGB, 0x3060C0), "jpeg");
    Wanted wanted =
        new Wanted(PaperId.of("arxiv:" + number), THUMBNAIL.formatted(number), List.of(), 0);
    site.scene.database.change(
        transaction -> {
          PICTURES.begin(transaction, wanted, 1, site.scene.clock.instant(), Optional.empty());
          PICTURES.keep(transaction, wanted.paper(), 480, 259, jpeg);
        });
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/papers/2026-06-15",
        "/papers/week/2026-W25",
        "/papers/trending?span=month",
        "/papers/search?q=diffusion",
        "/papers/arxiv:2606.14777"
      })
  void aPageShowsThePictureFromHereWithItsSizeAndNothingFromElsewhere(String path)
      throws Exception {
    String html = site.page(path);
    Document page = Jsoup.parse(html, site.server.address());

    assertThat(html).doesNotContain("pictures.example.org");
    assertThat(page.select("img")).isNotEmpty();
    for (Element image : page.select("img")) {
      assertThat(image.attr("src")).startsWith("/papers/arxiv:2606.");
      assertThat(image.attr("width")).isEqualTo("480");
      assertThat(image.attr("height")).isEqualTo("259");
      assertThat(image.hasAttr("alt")).isTrue();
      assertThat(image.attr("loading")).isEqualTo("lazy");
    }
    assertThat(page.select("[src^=http], [srcset], [style], source, iframe")).isEmpty();
    assertThat(header(site.get(path), "Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("img-src");
  }

  @Test
  void aPictureIsServedToBeKeptForLong() throws Exception {
    String source = Jsoup.parse(site.page("/papers/arxiv:2606.14777")).select("img").attr("src");
    HttpResponse<String> answer = site.get(source);

    assertThat(source).startsWith(PATH + "?v=");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
    assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=604800");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(site.get(PATH, "If-None-Match", header(answer, "ETag")).statusCode()).isEqualTo(304);
    assertThat(site.get(PATH, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    assertThat(header(site.get(PATH, "Cookie", site.cookie()), "Cache-Control"))
        .isEqualTo("private, max-age=604800");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/papers/arxiv:2606.00003/picture",
        "/papers/arxiv:2606.99999/picture",
        "/papers/nothing/picture",
        "/papers//picture"
      })
  void aPaperWithoutAPictureHasNone(String path) throws Exception {
    assertThat(site.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void anotherSpellingLeadsToThePicture() throws Exception {
    HttpResponse<String> answer = site.get("/papers/2606.14777v2/picture");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(header(answer, "Location")).isEqualTo(PATH);
  }

  @Test
  void aPageThatIsCachedShowsAPictureAsSoonAsItIsThere() throws Exception {
    String path = "/papers/arxiv:2606.00002";
    HttpResponse<String> before = site.get(path);
    assertThat(Jsoup.parse(before.body()).select("img")).isEmpty();

    store("2606.00002");

    HttpResponse<String> after = site.get(path, "If-None-Match", header(before, "ETag"));
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(Jsoup.parse(after.body()).select("img")).hasSize(1);
  }

  @Test
  void picturesOfPagesThatAreNotPublicAreNotEither(@TempDir Path folder) throws Exception {
    try (RunningSite closed = new RunningSite(folder, RunningSite.TOKEN, false)) {
      assertThat(closed.get(PATH).statusCode()).isNotIn(200, 404);
    }
  }
}
