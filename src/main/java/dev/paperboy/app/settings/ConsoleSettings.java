package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.BindAddress;
import dev.paperboy.app.settings.value.Secret;
import java.util.List;
import java.util.Optional;

/**
 * Where the console and the other pages are served.
 *
 * @param bind {@code 127.0.0.1:8080} by default
 * @param token what a browser must show; needed as soon as other machines can reach the console
 * @param allowedHosts further names under which browsers reach it, those of a proxy; none by
 *     default
 */
public record ConsoleSettings(BindAddress bind, Optional<Secret> token, List<String> allowedHosts) {

  /** This machine only, port 8080. */
  public static final ConsoleSettings DEFAULT =
      new ConsoleSettings(new BindAddress("127.0.0.1", 8080), Optional.empty(), List.of());

  /** Copies the list and rejects an unprotected public address. */
  public ConsoleSettings {
    allowedHosts = List.copyOf(allowedHosts);
    if (token.isEmpty() && !bind.isLoopback()) {
      throw new IllegalArgumentException(
          "a token is needed because %s can be reached from other machines; add one, or bind 127.0.0.1:%d"
              .formatted(bind, bind.port()));
    }
  }
}
