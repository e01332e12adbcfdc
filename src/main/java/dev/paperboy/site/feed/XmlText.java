package dev.paperboy.site.feed;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.jdom2.Verifier;

/** Makes texts such as XML 1.0 can hold. */
final class XmlText {
  private XmlText() {}

  /** Returns a text on one line, without the characters that XML 1.0 forbids. */
  static String of(String text) {
    return text.codePoints()
        .filter(Verifier::isXMLCharacter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Returns a web address in the characters that a URI may have; empty for any other text. */
  static Optional<String> address(String address) {
    return Optional.ofNullable(HttpUrl.parse(address)).map(url -> url.uri().toASCIIString());
  }
}
