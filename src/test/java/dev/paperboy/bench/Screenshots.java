package dev.paperboy.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes the pictures of the documentation from a running demo.
 *
 * <p>Give it the address of the demo and the folder of the pictures; {@code
 * src/test/screenshots/make} does. {@code PAPERBOY_CHROMIUM} names the browser where it is not at
 * {@code /usr/bin/chromium}.
 */
public final class Screenshots {
  private static final String CHANNEL = "language-models";

  /** So many alerts are waited for: enough to fill the picture. */
  private static final int ALERTS = 4;

  private static final double PATIENCE_MILLIS = 90_000;

  /** The demo's digest is due a few minutes after its start. */
  private static final long DIGEST_NANOS = Duration.ofMinutes(8).toNanos();

  private final Browser chromium;
  private final String address;
  private final Path folder;

  private Screenshots(Browser chromium, String address, Path folder) {
    this.chromium = chromium;
    this.address = address;
    this.folder = folder;
  }

  /** Takes them all. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 2) {
      System.err.println("usage: Screenshots ADDRESS FOLDER");
      System.exit(2);
    }
    String executable =
        Objects.requireNonNullElse(System.getenv("PAPERBOY_CHROMIUM"), "/usr/bin/chromium");
    LaunchOptions options =
        new LaunchOptions()
            .setExecutablePath(Path.of(executable))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--hide-scrollbars"));
    try (Playwright playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
      Path folder = Files.createDirectories(Path.of(arguments[1]));
      Screenshots screenshots =
          new Screenshots(playwright.chromium().launch(options), arguments[0], folder);
      screenshots.take("console", 1280, 880, ColorScheme.LIGHT);
      screenshots.take("console-dark", 1280, 880, ColorScheme.DARK);
      screenshots.take("phone", 390, 844, ColorScheme.LIGHT);
      screenshots.takePages();
      screenshots.takeMails();
    }
  }

  /** Takes the pages for reading. */
  private void takePages() {
    takePage("pages-day", "/papers", 1100, 900, ColorScheme.LIGHT);
    takePage("pages-day-dark", "/papers", 1100, 900, ColorScheme.DARK);
    takePage("pages-phone", "/papers", 390, 844, ColorScheme.LIGHT);
    takePage("pages-search", "/papers/search?q=flow+matchin", 1100, 900, ColorScheme.LIGHT);
    takePage("pages-trending", "/papers/trending?span=month", 1100, 900, ColorScheme.LIGHT);
    takePage("pages-paper", firstPaper(), 1100, 1200, ColorScheme.LIGHT);
  }

  /** Takes the outbox, its digest as HTML and as text, and the page of preferences. */
  private void takeMails() {
    String digest = digest();
    takePage("outbox", "/outbox", 1100, 700, ColorScheme.LIGHT);
    takePage("mail", digest, 900, 1100, ColorScheme.LIGHT);
    takePage("mail-dark", digest, 900, 1100, ColorScheme.DARK);
    takePage("mail-phone", digest, 390, 844, ColorScheme.LIGHT);
    takePage("mail-text", digest + "/text", 900, 1100, ColorScheme.LIGHT);
    takePage("preferences", preferences(digest), 900, 1000, ColorScheme.LIGHT);
  }

  /** Waits for the demo's digest, and returns its path. */
  private String digest() {
    try (var context = chromium.newContext()) {
      Page page = context.newPage();
      long end = System.nanoTime() + DIGEST_NANOS;
      while (true) {
        page.navigate(address + "/outbox", new NavigateOptions().setTimeout(PATIENCE_MILLIS));
        Locator digests = page.locator(".kept a:has-text('Daily:')");
        if (digests.count() > 0) {
          return digests.first().getAttribute("href");
        }
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException("the demo has sent no digest");
        }
        page.waitForTimeout(2_000);
      }
    }
  }

  private String preferences(String digest) {
    try (var context = chromium.newContext()) {
      Page page = context.newPage();
      page.navigate(address + digest);
      String link = page.locator("a:text-is('Preferences')").getAttribute("href");
      return URI.create(link).getPath();
    }
  }

  private String firstPaper() {
    try (var context = chromium.newContext()) {
      Page page = context.newPage();
      page.navigate(address + "/papers/trending?span=month");
      return page.locator(".paper h2 a").first().getAttribute("href");
    }
  }

  private void takePage(String name, String path, int width, int height, ColorScheme scheme) {
    NewContextOptions options =
        new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme);
    try (var context = chromium.newContext(options)) {
      Page page = context.newPage();
      page.navigate(address + path);
      page.screenshot(new ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
  }

  private void take(String name, int width, int height, ColorScheme scheme) {
    NewContextOptions options =
        new NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("en-GB")
            .setTimezoneId("UTC");
    try (var context = chromium.newContext(options)) {
      context.setDefaultTimeout(PATIENCE_MILLIS);
      Page page = context.newPage();
      page.navigate(address + "/#" + CHANNEL);
      page.locator("#messages .card").nth(ALERTS - 1).waitFor();
      page.locator("#status-word:not(:has-text('Connecting'))").waitFor();
      // The last two cards whole, where they fit.
      page.locator("#messages .card").nth(ALERTS - 2).evaluate("card => card.scrollIntoView(true)");
      page.screenshot(new ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
  }
}
