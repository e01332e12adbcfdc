package dev.paperboy.feed.syndication;

import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/** Finds the picture of an item: of Media RSS, or enclosed. */
final class ItemPicture {
  private static final String MEDIA = "http://search.yahoo.com/mrss/?";
  private static final Pattern FILE =
      Pattern.compile("[^?#]+\\.(?:png|jpe?g)(?:[?#].*)?", Pattern.CASE_INSENSITIVE);

  private ItemPicture() {}

  /** Returns its address as written; a thumbnail first. */
  static Optional<String> of(SyndEntry entry) {
    List<Element> media = entry.getForeignMarkup().stream().flatMap(ItemPicture::media).toList();
    return Stream.of(
            media.stream()
                .filter(element -> element.getName().equals("thumbnail"))
                .map(element -> element.getAttributeValue("url")),
            media.stream()
                .filter(element -> element.getName().equals("content"))
                .filter(ItemPicture::isPicture)
                .map(element -> element.getAttributeValue("url")),
            entry.getEnclosures().stream()
                .filter(one -> isPicture(one.getType(), one.getUrl()))
                .map(SyndEnclosure::getUrl))
        .flatMap(addresses -> addresses)
        .filter(Objects::nonNull)
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .findFirst();
  }

  /** Returns an element of Media RSS and those within, two levels deep: group and content. */
  private static Stream<Element> media(Element element) {
    if (!element.getNamespaceURI().matches(MEDIA)) {
      return Stream.empty();
    }
    return Stream.concat(
        Stream.of(element),
        element.getChildren().stream()
            .flatMap(child -> Stream.concat(Stream.of(child), child.getChildren().stream()))
            .filter(child -> child.getNamespaceURI().matches(MEDIA)));
  }

  private static boolean isPicture(Element content) {
    String medium = content.getAttributeValue("medium", "");
    return medium.isEmpty()
        ? isPicture(content.getAttributeValue("type"), content.getAttributeValue("url"))
        : medium.equals("image");
  }

  private static boolean isPicture(@Nullable String type, @Nullable String url) {
    return (type == null || type.isBlank())
        ? url != null && FILE.matcher(url).matches()
        : type.strip().startsWith("image/");
  }
}
