package dev.paperboy.chat.console;

import dev.paperboy.command.CommandHandler;
import dev.paperboy.web.JsonAnswer;
import dev.paperboy.web.Routes;
import io.javalin.config.RoutesConfig;
import java.util.Set;

/** The routes of the console's page and its API. */
public final class ConsoleRoutes implements Routes {
  private static final String EVENTS = "/api/events";

  private final ChannelRoutes channels;
  private final PaperRoutes papers;
  private final StatusReport status;
  private final ConsoleEvents events;

  /** Creates the routes. */
  public ConsoleRoutes(
      ConsoleLog log,
      CommandHandler commands,
      PaperCatalog papers,
      StatusReport status,
      ConsoleEvents events) {
    this.channels = new ChannelRoutes(log, commands, events);
    this.papers = new PaperRoutes(papers);
    this.status = status;
    this.events = events;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    PageFiles.addTo(routes);
    channels.addTo(routes);
    papers.addTo(routes);
    routes.get("/api/status", ctx -> JsonAnswer.send(ctx, ConsoleJson.status(status.current())));
    routes.get(EVENTS, events::stream);
  }

  @Override
  public Set<String> streamPaths() {
    return Set.of(EVENTS);
  }

  @Override
  public void endStreams() {
    events.close();
  }
}
