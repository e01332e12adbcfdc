package dev.paperboy.app;

import dev.paperboy.app.platform.PlatformFactory;
import dev.paperboy.app.platform.PlatformList;
import dev.paperboy.app.settings.ConsoleSettings;
import dev.paperboy.app.settings.Settings;
import dev.paperboy.app.settings.value.Secret;
import dev.paperboy.app.time.ProgramTime;
import dev.paperboy.card.CardFactory;
import dev.paperboy.chat.email.Mailbox;
import dev.paperboy.command.feed.FeedReport;
import dev.paperboy.search.PaperIndex;
import dev.paperboy.site.SiteRoutes;
import dev.paperboy.site.SiteServices;
import dev.paperboy.site.feed.FeedRoutes;
import dev.paperboy.store.Database;
import dev.paperboy.trending.TrendingLists;
import dev.paperboy.web.PageFrame.Offers;
import dev.paperboy.web.PageFrames;
import dev.paperboy.web.Routes;
import dev.paperboy.web.Templates;
import dev.paperboy.web.WebSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Wires the pages for reading, as the configuration asks. */
final class ReadingPages {

  private ReadingPages() {}

  /** Returns the frames of the pages, with the ways to receive papers that they offer. */
  static PageFrames frames(PlatformList platformList, Settings settings) {
    return new PageFrames(
        settings.site().title(),
        new Offers(
            platformList.isConfigured(Mailbox.PLATFORM, settings),
            true,
            platformList.factories().stream()
                // Where people are mentioned there is a chat, in which they type commands.
                .filter(factory -> factory.capabilities().mentions())
                .map(PlatformFactory::name)
                .filter(name -> platformList.isConfigured(name, settings))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .toList()));
  }

  /** Returns the routes of the pages and of their feeds, in the order in which they are added. */
  static List<Routes> routes(
      Settings settings,
      Database database,
      PaperIndex index,
      CardFactory cardFactory,
      Templates templates,
      PageFrames frames,
      FeedSet feeds,
      FeedReport feedReport,
      ProgramTime time) {
    SiteServices site =
        new SiteServices(
            database,
            index,
            cardFactory,
            templates,
            frames,
            new TimetableCalendar(feeds.sources(), feedReport),
            new TrendingLists(database, index, time),
            settings.site().isPublic(),
            settings.site().url(),
            time);
    return List.of(new FeedRoutes(site), new SiteRoutes(site));
  }

  /** Returns the settings of the web server, which serves the pages at the address of the site. */
  static WebSettings webSettings(Settings settings) {
    ConsoleSettings console = settings.console();
    List<String> hosts = new ArrayList<>(console.allowedHosts());
    settings.site().url().map(URI::getHost).ifPresent(hosts::add);
    return WebSettings.of(
        console.bind().toString(), hosts, console.token().map(Secret::value).orElse(""));
  }
}
