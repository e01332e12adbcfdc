package dev.paperboy.chat.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.paperboy.web.WebSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("browser")
@Timeout(120)
final class ConsolePageTest {
  private static Browser browser;
  private final RunningConsole console = new RunningConsole();

  @BeforeAll
  static void startBrowser() {
    browser = Browser.startOrSkip();
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void openChannels() {
    console.log.open("diffusion");
    console.log.open("agents");
  }

  @AfterEach
  void stop() {
    browser.closePages();
    console.close();
  }

  @Test
  void whatCanBeDoneNextIsOnePressAway() {
    Page page = wide(ColorScheme.LIGHT);
    page.fill("#command", "mute survey");
    page.press("#command", "Enter");
    assertThat(page.locator(".next button")).hasText("Undo <it>");
    page.click(".next button");
    assertThat(page.locator(".typed").last()).containsText("unmute 1");
    assertThat(console.commands.requests)
        .extracting(request -> request.text())
        .contains("mute survey", "unmute 1");
  }

  @Test
  void aPersonSubscribesAndSeesAnAlertArriveLive() {
    Page page = wide(ColorScheme.LIGHT);
    page.fill("#command", "subscribe diffusion transformer");
    page.press("#command", "Enter");

    assertThat(page.locator(".open-reply"))
        .containsText("Expect about 12 papers a week. /papers unsubscribe 1 ends it.");
    assertThat(page.locator(".typed")).containsText("subscribe diffusion transformer");

    console.post("diffusion", "1 new paper", SampleCards.diffusion());
    Locator card = page.locator(".card");
    assertThat(card.locator("h3 a")).hasAttribute("href", "https://arxiv.org/abs/2606.14777");
    assertThat(card.locator("h3 mark")).hasText("Diffusion Transformers");
    assertThat(card).containsText("machine-written");
    assertThat(card).containsText("12 Jun 2026");
    assertThat(card).containsText("48 upvotes");
    assertThat(card).containsText("Matched “diffusion” in the title");
    assertThat(card).containsText("diffusion transformer upvotes>=20");
    shot(page, "alert");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void matchedWordsAreMarkedWhateverSignsStandInThem() {
    Page page = wide(ColorScheme.LIGHT);
    String title = "Retrieval-Augmented C++ [and/or] $x^{2}$ (a|b)?";
    console.post("diffusion", "1 new paper", SampleCards.titled(title));

    assertThat(page.locator(".card h3 mark")).hasText(title);
    page.reload();
    assertThat(page.locator(".card h3 mark")).hasText(title);
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void anAlertElsewhereIsCountedUntilItIsRead() {
    Page page = wide(ColorScheme.LIGHT);
    console.post("agents", "1 new paper", SampleCards.agents());
    Locator button = page.locator("[data-channel=agents]");
    assertThat(button.locator(".unread")).containsText("1");
    assertThat(page).hasTitle("(1) #diffusion · Paperboy");

    button.click();
    assertThat(page.locator(".card")).containsText("Ask Before You Act");
    assertThat(button.locator(".unread")).hasCount(0);
    page.reload();
    assertThat(page.locator(".card")).hasCount(1);
    assertThat(page.locator("#channel-title")).hasText("#agents");
  }

  @Test
  void anAlertThatComesWhileUnreadOnesAreBeingCountedIsCountedOnce() {
    Page page = wide(ColorScheme.LIGHT);
    List<Route> held = new ArrayList<>();
    List<APIResponse> answers = new ArrayList<>();
    page.route(
        "**/api/unread",
        route -> {
          answers.add(route.fetch());
          held.add(route);
        },
        new Page.RouteOptions().setTimes(1));
    console.log.append("agents", "silent", RunningConsole.NOW, "nobody is told", "[]");
    console.log.open("theory");
    console.post("theory", "the first of a new channel has all channels listed and counted");
    page.waitForCondition(() -> !held.isEmpty());
    console.post("agents", "1 new paper", SampleCards.agents());
    assertThat(page.locator("[data-channel=agents] .unread")).containsText("2");
    held.get(0).fulfill(new Route.FulfillOptions().setResponse(answers.get(0)));

    page.evaluate("fetch('/api/channels').then((answer) => answer.text())");
    assertThat(page.locator("[data-channel=agents] .unread")).containsText("2");
    assertThat(page.locator("[data-channel=theory] .unread")).containsText("1");
    assertThat(page).hasTitle("(3) #diffusion · Paperboy");
  }

  @Test
  void tenThousandChannelsAreListedInPartAndFoundByTyping() {
    for (int i = console.log.channels().size(); i < RunningConsole.MOST_CHANNELS; i++) {
      console.log.open("channel %05d".formatted(i));
    }
    List<String> asked = new ArrayList<>();
    Page page = wide(ColorScheme.LIGHT);
    page.onRequest(request -> asked.add(request.url()));
    assertThat(page.locator(".channel")).hasCount(100);
    assertThat(page.locator("#more-channels")).hasText("9,900 more; type to find one");

    for (int i = 5_000; i < 5_150; i++) {
      console.post("channel %05d".formatted(i), "1 new paper");
      console.post("channel %05d".formatted(i), "1 more");
    }
    assertThat(page.locator("[data-channel='channel 05149'] .unread")).containsText("2");
    assertThat(page.locator(".channel")).hasCount(100);
    page.reload();
    assertThat(page.locator("[data-channel='channel 05149'] .unread")).containsText("2");
    assertThat(asked)
        .as("no request for each channel")
        .filteredOn(url -> url.contains("/api/channels/channel") || url.endsWith("/api/unread"))
        .hasSizeLessThan(10);

    page.fill("#find-channel", "ANNEL 0777");
    assertThat(page.locator(".channel")).hasCount(10);
    page.fill("#find-channel", "07777");
    page.press("#find-channel", "Enter");
    assertThat(page.locator("#channel-title")).hasText("#channel 07777");
    page.fill("#find-channel", "");
    assertThat(page.locator("[data-channel='channel 07777']")).hasAttribute("aria-current", "true");

    page.fill("#channel-name", "one too many");
    page.press("#channel-name", "Enter");
    assertThat(page.locator("#channel-error"))
        .hasText("There are 10,000 channels, and no more can be opened. Use one of them.");
  }

  @Test
  void aMessageThatIsEditedChangesWhereItStands() {
    Page page = wide(ColorScheme.LIGHT);
    console.post("diffusion", "the first", SampleCards.agents());
    console.post("diffusion", "the last");
    assertThat(page.locator(".entry")).hasCount(2);
    console.edit("diffusion", "1", "the first, edited");
    assertThat(page.locator(".entry").first()).containsText("the first, edited");
    assertThat(page.locator(".card")).hasCount(0);
    assertThat(page.locator(".entry").last()).containsText("the last");
  }

  @Test
  void messagesWhoseEventsWereMissedAreFetchedWithTheNext() {
    Page page = wide(ColorScheme.LIGHT);
    // Only what comes after the first fetch is missed; that one takes the newest hundred.
    assertThat(page.locator("#empty")).containsText("Nothing has been posted here yet");
    for (int i = 0; i < 250; i++) {
      console.log.append("diffusion", "silent-" + i, RunningConsole.NOW, "message " + i, "[]");
    }
    console.post("diffusion", "the last");
    assertThat(page.locator(".entry")).hasCount(251);
    assertThat(page.locator(".entry").first()).containsText("message 0");
    assertThat(page.locator(".entry").last()).containsText("the last");
  }

  @Test
  void whatStrangersWroteStaysText() {
    String title = "<img src=x onerror=document.title='owned'> @everyone \u202egnp.exe";
    Page page = wide(ColorScheme.LIGHT);
    console.post("diffusion", title, SampleCards.titled(title));

    Locator card = page.locator(".card");
    assertThat(card.locator("h3 bdi")).hasText(title);
    assertThat(card.locator("img")).hasCount(0);
    assertThat(card.locator(".links a")).hasCount(1);
    assertThat(page.locator(".card [href^=javascript], .card [href^=data]")).hasCount(0);
    assertThat(page).hasTitle("#diffusion · Paperboy");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void everythingWorksFromTheKeyboard() {
    Page page = wide(ColorScheme.LIGHT);
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("#command")).isFocused();

    page.keyboard().type("sub");
    assertThat(page.locator("#completions li")).hasText(new String[] {"subscribe"});
    page.keyboard().press("Tab");
    assertThat(page.locator("#command")).hasValue("subscribe ");
    assertThat(page.locator("#command")).isFocused();
    page.keyboard().type("x");
    page.keyboard().press("Enter");
    assertThat(page.locator(".open-reply")).hasCount(1);
    page.keyboard().press("ArrowUp");
    assertThat(page.locator("#command")).hasValue("subscribe x");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#command")).hasValue("");
    page.keyboard().press("Tab");
    assertThat(page.locator("#run")).isFocused();

    page.keyboard().press("]");
    assertThat(page.locator("#channel-title")).hasText("#agents");
    page.keyboard().press("?");
    assertThat(page.locator("#help")).isVisible();
    shot(page, "help");
    page.keyboard().press("Escape");
    assertThat(page.locator("#help")).isHidden();
    page.keyboard().press("/");
    assertThat(page.locator("#command")).isFocused();
  }

  @Test
  void completionsAreChosenWithTheArrows() {
    Page page = wide(ColorScheme.LIGHT);
    page.locator("#command").pressSequentially("subscribe diff");
    assertThat(page.locator("#completions li")).hasCount(2);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#command")).hasAttribute("aria-activedescendant", "completion-1");
    page.keyboard().press("Enter");
    assertThat(page.locator("#command")).hasValue("subscribe diffusion weekly ");
    assertThat(console.commands.requests).isEmpty();
  }

  @Test
  void searchShowsPapersOrHelpsOutOfAMistake() {
    Page page = wide(ColorScheme.LIGHT);
    page.fill("#search-text", "(diffusion");
    page.press("#search-text", "Enter");
    assertThat(page.locator(".mistake")).containsText("A bracket is not closed.");
    page.locator(".suggestion").click();
    // The suggestion still starts with a bracket, which is what this catalog stumbles over.
    assertThat(page.locator(".mistake")).hasCount(2);
    page.fill("#search-text", "diffusion");
    page.press("#search-text", "Enter");
    assertThat(page.locator(".quiet .card")).hasCount(2);
  }

  @Test
  void theButtonsOfACardAndTheLineBelowRunCommands() {
    Page page = wide(ColorScheme.LIGHT);
    console.post(
        "diffusion", "2 new papers\n+27 more: `/papers list missed`", SampleCards.agents());
    page.locator(".card >> text=Similar").click();
    assertThat(page.locator(".quiet")).containsText("similar arxiv:2606.15002");
    page.locator(".more").click();
    assertThat(page.locator(".quiet").nth(1)).containsText("list missed");
    assertThat(page.locator(".quiet").nth(1)).containsText("Only you see this");
    page.locator(".card >> text=👎").click();
    assertThat(page.locator(".quiet").nth(2)).containsText("vote arxiv:2606.15002 down toggle");
  }

  @Test
  void aCommandThatOnlyReadsRunsWhereOneThatChangesIsPutIntoTheBox() {
    Page page = wide(ColorScheme.LIGHT);
    console.post("diffusion", "Older: `/papers history page 2`. Or `/papers release all`.");
    page.locator(".command-link >> text=history").click();
    assertThat(page.locator(".typed").last()).containsText("history page 2");
    page.locator(".command-link >> text=release").click();
    assertThat(page.locator("#command")).hasValue("release all");
    assertThat(console.commands.requests)
        .extracting(request -> request.text())
        .containsExactly("history page 2");
  }

  @Test
  void theStateOfFeedsOutboxAndPlatformsIsSaidInWords() {
    Page page = wide(ColorScheme.LIGHT);
    assertThat(page.locator("#status-button"))
        .hasText("1 of 3 feeds late or partly read, 2 to send");
    assertThat(page.locator("#feeds")).containsText("Late");
    assertThat(page.locator("#feeds")).containsText("9,120 papers, read 4 min ago");
    assertThat(page.locator("#feeds")).containsText("1 paper, not read yet");
    assertThat(page.locator("#outbox")).containsText("418");
    assertThat(page.locator("#platforms li").nth(1))
        .hasText(Pattern.compile("Discord\\s*Off\\s*no token"));
  }

  @Test
  void aPhoneShowsEverythingWithoutSidewaysScrolling() {
    console.post("diffusion", "2 new papers", SampleCards.diffusion(), SampleCards.agents());
    console.post("diffusion", "w".repeat(300), SampleCards.titled("x".repeat(400)));
    Page page = browser.open(console.server.address(), 360, 740, ColorScheme.LIGHT);
    assertThat(page.locator(".card")).hasCount(3);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    assertThat(page.evaluate("scroller.scrollWidth <= scroller.clientWidth")).isEqualTo(true);
    assertThat(page.locator("#channels")).isHidden();
    page.locator("#menu").click();
    assertThat(page.locator("#channels")).isVisible();
    shot(page, "phone-channels");
    page.locator("[data-channel=agents]").click();
    assertThat(page.locator("#channels")).isHidden();
    assertThat(page.locator("#empty")).containsText("Nothing has been posted here yet");
    shot(page, "phone-empty");
    page.locator("#status-button").click();
    assertThat(page.locator("#feeds")).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#feeds")).isHidden();
    assertThat(page.locator("#status-button")).isFocused();
    page.locator("#status-button").click();
    shot(page, "phone-status");
    page.locator("#status .drawer-close").click();
    assertThat(page.locator("#feeds")).isHidden();
    page.locator("#menu").click();
    page.locator("[data-channel=diffusion]").click();
    page.evaluate("scroller.scrollTop = 0");
    shot(page, "phone");
  }

  @Test
  void darkFollowsTheSystemAndTheButtonOverridesIt() {
    console.post("diffusion", "2 new papers", SampleCards.diffusion(), SampleCards.agents());
    Page page = wide(ColorScheme.DARK);
    assertThat(page.locator(".card")).hasCount(2);
    assertThat(background(page)).isEqualTo("rgb(20, 21, 23)");
    shot(page, "dark");
    page.locator("#theme").click();
    assertThat(background(page)).isEqualTo("rgb(246, 244, 239)");
    page.reload();
    assertThat(background(page)).isEqualTo("rgb(246, 244, 239)");
  }

  @Test
  void aNewcomerIsToldWhatToDoAndOpensAChannel() {
    try (RunningConsole fresh = new RunningConsole()) {
      Page page = browser.open(fresh.server.address(), 1360, 850, ColorScheme.LIGHT);
      assertThat(page.locator("#empty")).containsText("Name your first channel");
      shot(page, "newcomer");
      page.fill("#channel-name", "a/b");
      page.press("#channel-name", "Enter");
      assertThat(page.locator("#channel-error")).containsText("letters, digits");
      page.fill("#channel-name", "#robots and café");
      page.press("#channel-name", "Enter");
      assertThat(page.locator("#channel-title")).hasText("#robots and café");
      page.locator("#empty button").first().click();
      assertThat(page.locator("#command")).hasValue("subscribe diffusion transformer");
      shot(page, "empty");
    }
  }

  @Test
  void aLostConnectionIsSaidAndTheChannelIsReadAnew() {
    Page page = wide(ColorScheme.LIGHT);
    assertThat(page.locator("#banner")).isHidden();
    console.post("diffusion", "1 new paper", SampleCards.agents());
    assertThat(page.locator(".card")).hasCount(1);
    int port = console.server.port();
    console.close();
    assertThat(page.locator("#banner")).containsText("connection to Paperboy is lost");
    shot(page, "lost");
    try (RunningConsole again =
        new RunningConsole(
            WebSettings.of("127.0.0.1:" + port, List.of(), ""), Duration.ofSeconds(15))) {
      again.log.open("diffusion");
      again.post("diffusion", "1 new paper", SampleCards.diffusion());
      assertThat(page.locator(".card h3")).containsText("Slow Rivers");
      assertThat(page.locator(".card")).hasCount(1);
      assertThat(page.locator("#banner")).isHidden();
    }
  }

  @Test
  void aTokenIsAskedForOnce() {
    String token = "correct-horse-battery-staple";
    try (RunningConsole guarded =
        new RunningConsole(
            WebSettings.of("127.0.0.1:0", List.of(), token), Duration.ofSeconds(15))) {
      guarded.log.open("diffusion");
      Page page = browser.open(guarded.server.address(), 1360, 850, ColorScheme.LIGHT);
      page.fill("#token", "wrong");
      page.press("#token", "Enter");
      assertThat(page.locator("[role=alert]")).containsText("That is not the token");
      shot(page, "login");
      page.fill("#token", token);
      page.press("#token", "Enter");
      assertThat(page.locator("#channel-title")).hasText("#diffusion");
      page.fill("#command", "list");
      page.press("#command", "Enter");
      assertThat(page.locator(".quiet")).containsText("You asked for list.");
    }
  }

  private Page wide(ColorScheme scheme) {
    Page page = browser.open(console.server.address(), 1360, 850, scheme);
    assertThat(page.locator("#channel-title")).hasText("#diffusion");
    page.waitForCondition(() -> console.events.listeners() > 0);
    return page;
  }

  private static Object background(Page page) {
    return page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  /** Keeps a picture of the page where {@code PAPERBOY_SCREENSHOTS} names a folder. */
  private static void shot(Page page, String name) {
    Optional.ofNullable(System.getenv("PAPERBOY_SCREENSHOTS"))
        .ifPresent(
            folder ->
                page.screenshot(
                    new Page.ScreenshotOptions()
                        .setAnimations(
                            com.microsoft.playwright.options.ScreenshotAnimations.DISABLED)
                        .setPath(Path.of(folder, name + ".png"))));
  }
}
