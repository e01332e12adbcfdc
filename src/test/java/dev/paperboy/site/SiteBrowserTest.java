package dev.paperboy.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperboy.Scene;
import dev.paperboy.chat.console.Browser;
import dev.paperboy.paper.Author;
import dev.paperboy.paper.PaperBuilder;
import dev.paperboy.paper.Signals;
import dev.paperboy.paper.TldrOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
@Timeout(120)
final class SiteBrowserTest {
  private static final List<String> PAGES =
      List.of(
          "/papers",
          "/papers/2026-06-13",
          "/papers/week/2026-W24",
          "/papers/month/2026-06",
          "/papers/trending?q=attention",
          "/papers/search",
          "/papers/search?q=attentoin",
          "/papers/search?q=(attention",
          "/papers/author/Ada%20L%C3%B6we",
          "/papers/arxiv:2606.14777",
          "/papers/arxiv:2606.99999");
  private static Browser browser;
  private static RunningSite site;

  @BeforeAll
  static void start(@TempDir Path folder) {
    browser = Browser.startOrSkip();
    site = new RunningSite(folder);
    site.scene.afterBaseline();
    site.scene.type("subscribe attention");
    site.announce("2026-06-11", papers(200, 203));
    site.announce("2026-06-12", papers(100, 124));
    site.scene.drain();
    site.announce("2026-06-13", papers(100, 101)[0].signals(new Signals(96, 2, "", "")));
    site.scene.clock.set(Instant.parse("2026-06-15T12:00:00Z"));
  }

  private static PaperBuilder[] papers(int from, int until) {
    PaperBuilder[] papers = Scene.papers(from, until, "Attention to long words of number");
    for (int i = 0; i < papers.length; i++) {
      papers[i]
          .abstractText("Attention is ".repeat(20 + i))
          .tldr(i % 2 == 0 ? "Attention matters." : "")
          .tldrOrigin(TldrOrigin.MACHINE)
          .authors(List.of(new Author("Ada Löwe", "Universität zu Köln"), new Author("Bo Li")))
          .categories(List.of("cs.LG", i % 3 == 0 ? "cs.CL" : "cs.AI"))
          .keywords(List.of("attention", "Donaudampfschifffahrtsgesellschaftskapitän".repeat(2)))
          .comment("12 pages")
          .signals(new Signals(i * 7, i, "https://example.org/code", "https://example.org/p"));
    }
    if (from == 100) {
      papers[0] =
          Scene.paper("2606.14777", "W".repeat(150) + " attention")
              .abstractText("x".repeat(400))
              .authors(List.of(new Author("Ada Löwe"), new Author("N".repeat(90))))
              .categories(List.of("cs.LG"))
              .signals(new Signals(84, 2, "https://example.org/code", ""));
    }
    return papers;
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      site.close();
      browser.close();
    }
  }

  @AfterEach
  void closePages() {
    browser.closePages();
  }

  private static String axe() {
    try (InputStream script = SiteBrowserTest.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void noPageHasAnAccessibilityProblem() {
    check(
        ColorScheme.LIGHT,
        "axe.run()",
        "/papers/week/2026-W24",
        "/papers/trending?q=attention",
        "/papers/search?q=attentoin",
        "/papers/search?q=(attention",
        "/papers/arxiv:2606.14777");
    // In the dark only colours differ.
    check(
        ColorScheme.DARK,
        "axe.run({ runOnly: ['color-contrast'] })",
        "/papers/search?q=attentoin",
        "/papers/arxiv:2606.14777");
  }

  private static void check(ColorScheme scheme, String run, String... paths) {
    String axe = axe();
    Page page = browser.open(site.server.address() + "/papers", 1200, 900, scheme);
    for (String path : paths) {
      page.navigate(site.server.address() + path);
      page.evaluate(axe);
      Object found =
          page.evaluate(
              run
                  + ".then(r => r.violations.map(v => v.id + ': '"
                  + " + v.nodes.map(n => n.html).join(' ; ')))");
      assertThat((List<?>) found).as("%s in %s", path, scheme).isEmpty();
    }
  }

  @Test
  void noPageIsWiderThanAPhone() {
    Page page = browser.open(site.server.address() + "/papers", 360, 740, ColorScheme.LIGHT);
    for (String path : PAGES) {
      page.navigate(site.server.address() + path);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(360);
    }
  }

  @Test
  void everythingButCopyingWorksWithoutScripts() {
    Page page =
        browser.open(
            site.server.address() + "/papers",
            new NewContextOptions().setViewportSize(1200, 900).setJavaScriptEnabled(false));
    page.locator("#q").fill("attentoin");
    page.locator("#q").press("Enter");
    assertThat(page.locator(".notice")).containsText("Showing results for “attention”");
    page.locator("text=Next page").click();
    assertThat(page.locator(".count")).containsText("21 to ");
    page.locator(".paper h2 a").first().click();
    assertThat(page.locator("#bibtex")).containsText("@misc{");
    assertThat(page.locator("button[data-copies]")).isHidden();
    page.locator(".by a").first().click();
    assertThat(page.locator("h1")).containsText("Papers by Ada Löwe");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void theKeyboardSkipsToThePapersAndCopiesACitation() {
    Page page =
        browser.open(
            site.server.address() + "/papers/arxiv:2606.14777",
            new NewContextOptions()
                .setViewportSize(1200, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    page.locator("button[data-copies]").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("#copied")).hasText("Copied.");
    assertThat(page.evaluate("navigator.clipboard.readText()"))
        .isEqualTo(page.locator("#bibtex").textContent());
    assertThat(browser.complaints).isEmpty();
  }
}
