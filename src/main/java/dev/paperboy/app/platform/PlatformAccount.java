package dev.paperboy.app.platform;

import dev.paperboy.text.Sha256;
import java.net.URI;
import java.util.Optional;

/**
 * An account of the bot on a platform, which belongs to one database at a time: two programs that
 * use it with different databases would both reply to each command.
 *
 * @param platform the display name of the platform
 * @param setting the key of its secret in the configuration
 * @param digest identifies the account, and does not reveal the secret
 */
public record PlatformAccount(String platform, String setting, String digest) {
  private static final int DIGITS = 32;

  /**
   * Creates an account.
   *
   * @param server the address of the platform's server, if it is not the usual one
   */
  static PlatformAccount of(String platform, String setting, Optional<URI> server, String secret) {
    String name = platform + " " + server.map(URI::toString).orElse("") + " " + secret;
    return new PlatformAccount(platform, setting, Sha256.hex(name).substring(0, DIGITS));
  }
}
