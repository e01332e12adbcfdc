package dev.paperboy.feed.syndication;

import dev.paperboy.paper.PaperId;
import dev.paperboy.paper.PaperId.Scheme;
import dev.paperboy.paper.PaperReference;
import dev.paperboy.paper.Provenance;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the paper that an item is, among the ids and links that name the item. */
final class PaperNames {

  private static final String ID =
      "(?:\\d{4}\\.\\d{4,5}|[a-z][a-z-]+(?:\\.[A-Z]{2})?/\\d{7})(?:v\\d+)?";
  private static final Pattern IN_TEXT =
      Pattern.compile(
          "(?:arxiv\\.org/(?:abs|pdf|html)/|(?:huggingface|hf)\\.co/papers/|arxiv:\\s?)("
              + ID
              + ")|((?:doi\\.org/|doi:\\s?)10\\.\\d{4,9}/[^\\s\"'<>&?#)\\]}]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern WEB = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE);

  private static final Pattern PREPRINT = Pattern.compile("10\\.(?:1101|64898)/[\\d.]+");

  private PaperNames() {}

  /** The first arXiv id among them, else the first DOI; empty where there is neither. */
  static Optional<PaperReference> strongest(List<String> names) {
    return first(names, Scheme.ARXIV).or(() -> first(names, Scheme.DOI));
  }

  /**
   * Whose words an item has for the paper that it is: the paper's own where it is called by its id,
   * or its page is on the site of the feed; else those of somebody who links to it.
   */
  static Provenance provenance(List<String> names, PaperId paper, FeedSite site) {
    boolean atHome = isHome(site, paper);
    boolean own =
        names.stream()
            .filter(name -> !WEB.matcher(name).matches() || (atHome && site.holds(name)))
            .anyMatch(name -> PaperId.parse(name).filter(paper::equals).isPresent());
    return own ? Provenance.SOURCE : Provenance.REFERRER;
  }

  /** Preprints are on servers that are known; other sites that have pages on them speak of them. */
  private static boolean isHome(FeedSite site, PaperId paper) {
    if (paper.scheme() == Scheme.ARXIV) {
      return site.holds("https://arxiv.org/");
    }
    return !PREPRINT.matcher(paper.local()).matches()
        || site.holds("https://www.biorxiv.org/")
        || site.holds("https://www.medrxiv.org/");
  }

  /**
   * The ids that older versions may have given an item: they also took the only paper that is named
   * in its text, or that any of its links leads to, for the item itself.
   */
  static Set<PaperId> former(List<String> names, String text) {
    Set<PaperId> former = new LinkedHashSet<>();
    names.forEach(name -> former.addAll(PaperReference.former(name)));
    onlyOneIn(text).ifPresent(reference -> former.add(reference.id()));
    return former;
  }

  private static Optional<PaperReference> onlyOneIn(String text) {
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
