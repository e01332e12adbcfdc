package dev.paperboy.chat.console;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium without a window. Skips the test where none is installed. */
public final class Browser implements AutoCloseable {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A busy machine is slow, not wrong. */
  private static final int PATIENCE_MILLIS = 20_000;

  /** What pages complained of: scripts that failed, files that the policy refused. */
  public final List<String> complaints = new ArrayList<>();

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;

  private Browser(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
  }

  public static Browser startOrSkip() {
    Path executable =
        Path.of(
            Objects.requireNonNullElse(System.getenv("PAPERBOY_CHROMIUM"), "/usr/bin/chromium"));
    Assumptions.assumeTrue(
        Files.isExecutable(executable),
        "no Chromium at " + executable + ": skipped; PAPERBOY_CHROMIUM names another place");
    return new Browser(executable);
  }

  public Page open(String address, int width, int height, ColorScheme scheme) {
    return open(
        address, new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
  }

  /** Opens a page in a window with these options. */
  public Page open(String address, NewContextOptions options) {
    BrowserContext context = chromium.newContext(options.setLocale("en-GB").setTimezoneId("UTC"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.navigate(address);
    return page;
  }

  public void closePages() {
    List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
    complaints.clear();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
