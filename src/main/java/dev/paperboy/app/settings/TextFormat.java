package dev.paperboy.app.settings;

import dev.paperboy.app.settings.value.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Validates the kinds of text in a configuration. Every method returns the value, or throws an
 * {@link IllegalArgumentException} whose message completes "feeds[0].url is `x`: …".
 */
final class TextFormat {

  private static final Pattern FEED_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final Pattern MAIL_ADDRESS =
      Pattern.compile(
          "[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,255}|[^<>\\r\\n]*<[^\\s@<>\"]+@[^\\s@<>]+>");
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})");

  private TextFormat() {}

  static String feedName(String name) {
    if (!FEED_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a feed's name has up to 40 letters, digits, dots, dashes and underscores");
    }
    return name;
  }

  /** Returns the address of a server, to which paths are appended: a trailing slash is removed. */
  static URI webAddress(String text) {
    return address(text.replaceFirst("/+$", ""), Set.of("http", "https"), "http:// or https://");
  }

  static URI socketAddress(String text) {
    return address(text, Set.of("ws", "wss"), "ws:// or wss://");
  }

  static Secret smtpUrl(String text) {
    address(text, Set.of("smtp", "smtps"), "smtp:// or smtps://");
    return new Secret(text);
  }

  static Secret imapUrl(String text) {
    address(text, Set.of("imap", "imaps"), "imap:// or imaps://");
    return new Secret(text);
  }

  static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new IllegalArgumentException("it must be true or false");
    };
  }

  /** Returns a name of a site, on one line. */
  static String title(String text) {
    if (text.isBlank() || text.length() > 60 || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("it must be a name of 1 to 60 characters on one line");
    }
    return text.strip();
  }

  /** Returns a key that is 32 bytes long, in Base64. */
  static Secret encryptionKey(String text) {
    int length;
    try {
      length = Base64.getDecoder().decode(text).length;
    } catch (IllegalArgumentException notBase64) {
      // The decoder's own message would show a character of the key.
      length = 0;
    }
    if (length != 32) {
      throw new IllegalArgumentException(
          "it must be 32 random bytes in Base64; make such a key with `openssl rand -base64 32`");
    }
    return new Secret(text);
  }

  static String mailAddress(String text) {
    if (!MAIL_ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException("it must be a mail address, like paperboy@example.org");
    }
    return text;
  }

  static String contact(String text) {
    boolean web = text.startsWith("http://") || text.startsWith("https://");
    if (!VISIBLE_ASCII.matcher(text).matches() || (!web && !text.contains("@"))) {
      throw new IllegalArgumentException(
          "it must be a mail address or a web address, like you@example.org");
    }
    return text;
  }

  static String hostName(String text) {
    if (!HOST_NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("it must be a name alone, like papers.example.org");
    }
    return text;
  }

  static int number(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("it must be a number, 0 or more");
    }
    return Integer.parseInt(text);
  }

  /** Returns the constant with this name, ignoring case. */
  static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    int index = words.indexOf(text.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new IllegalArgumentException(KeySuggestion.on(text, words));
    }
    return type.getEnumConstants()[index];
  }

  private static URI address(String text, Set<String> schemes, String shape) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is not a web address: " + e.getReason(), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme) || uri.getHost() == null) {
      throw new IllegalArgumentException("it must start with " + shape + " and name a host");
    }
    return uri;
  }
}
