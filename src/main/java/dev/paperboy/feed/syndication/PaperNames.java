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

/** Identifies the paper of an item by the item's ids and links. */
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

  /** Returns the first arXiv id among them, or the first DOI; empty if there is neither. */
  static Optional<PaperReference> strongest(List<String> names) {
    return first(names, Scheme.ARXIV).or(() -> first(names, Scheme.DOI));
  }

  /**
   * Returns the provenance of an item's texts: the paper's source if the item has the paper's id,
   * or its page is on the site of the feed; otherwise somebody who links to the paper.
   */
  static Provenance provenance(List<String> names, PaperId paper, FeedSite site) {
    boolean atHome = isHome(site, paper);
    boolean own =
        names.stream()
            .filter(name -> !WEB.matcher(name).matches() || (atHome && site.holds(name)))
            .anyMatch(name -> PaperId.parse(name).filter(paper::equals).isPresent());
    return own ? Provenance.SOURCE : Provenance.REFERRER;
  }

  /** Preprints are on known servers; other sites with pages on them are about them. */
  private static boolean isHome(FeedSite site, PaperId paper) {
    if (paper.scheme() == Scheme.ARXIV) {
      return site.holds("https://arxiv.org/");
    }
    return !PREPRINT.matcher(paper.local()).matches()
        || site.holds("https://www.biorxiv.org/")
        || site.holds("https://www.medrxiv.org/");
  }

  /**
   * Returns the ids that older versions may have given an item: they also took the only paper
   * mentioned in its text, or linked from it, for the item itself.
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
