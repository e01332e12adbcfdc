package dev.paperboy.chat.console;

import dev.paperboy.chat.Platform;
import dev.paperboy.chat.PlatformState;
import dev.paperboy.deliver.Reachability;
import dev.paperboy.web.Routes;
import java.util.List;

/**
 * The console as a platform: available as long as the web server is.
 *
 * @param state its address
 * @param console the page and its API
 */
public record ConsolePlatform(PlatformState state, ConsoleSender sender, ConsoleRoutes console)
    implements Platform {

  @Override
  public List<Routes> routes() {
    return List.of(console);
  }

  @Override
  public void start(Reachability reachability) {
    // There is nothing to connect to.
  }

  @Override
  public void close() {
    // The web server ends the streams.
  }
}
