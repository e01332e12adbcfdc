package dev.paperboy.feed.syndication;

import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperId.Scheme;
import dev.paperboy.paper.PaperReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what names a paper among the ids, links and words of an item. */
final class PaperNames {

  private static final String ID =
      "(?:\\d{4}\\.\\d{4,5}|[a-z][a-z-]+(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d+)?";
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?:arxiv\\.org/(?:abs|pdf|html)/|(?:huggingface|hf)\\.co/papers/|arxiv:\\s?)("
              + ID
              + ")|((?:doi\\.org/|doi:\\s?)10\\.\\d{4,9}/[^\\s\"'<>&?#)\\]}]+)",
          Pattern.CASE_INSENSITIVE);

  private PaperNames() {}

  /** The first arXiv id among them, else the first DOI; empty where there is neither. */
  static Optional<PaperReference> strongest(List<String> names) {
    return first(names, Scheme.ARXIV).or(() -> first(names, Scheme.DOI));
  }

  /** The first web address among them. */
  static Optional<PaperReference> address(List<String> names) {
    return first(names, Scheme.URL);
  }

  /** The only arXiv id or DOI in a text; empty where there is none, or more than one. */
  static Optional<PaperReference> onlyOneIn(String text) {
    Map<PaperId, PaperReference> found = new LinkedHashMap<>();
    Matcher matcher = IN_TEXT.matcher(text);
    while (matcher.find() && found.size() < 2) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      PaperReference.parse(name.replaceFirst("(?i)^doi\\.org/", ""))
          .ifPresent(reference -> found.putIfAbsent(reference.id(), reference));
    }
    return found.size() == 1 ? found.values().stream().findFirst() : Optional.empty();
  }

  private static Optional<PaperReference> first(List<String> names, Scheme scheme) {
    return names.stream()
        .flatMap(name -> PaperReference.parse(name).stream())
        .filter(reference -> reference.id().scheme() == scheme)
        .findFirst();
  }
}
