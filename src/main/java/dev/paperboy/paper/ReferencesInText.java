package dev.paperboy.paper;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the papers that a text written by people speaks of. */
public final class ReferencesInText {
  private static final int LONGEST = 50_000;

  /** Addresses, DOIs and ids of arXiv; what is none of them is sorted out by reading it. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "https?://[^\\s<>\"|\\])}]+"
              + "|(?:www\\.)?(?:arxiv\\.org|huggingface\\.co|hf\\.co|doi\\.org)/[^\\s<>\"|\\])}]+"
              + "|\\b10\\.\\d{4,9}/[^\\s<>\"|]+"
              + "|\\barxiv:\\s?[a-z.-]*/?\\d[\\d.]*(?:v\\d+)?"
              + "|(?<![\\w./:-])\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}(?:v\\d+)?(?![\\w-])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TRAILING = Pattern.compile("[.,;:!?'\"*_~`)\\]}>]+$");

  private ReferencesInText() {}

  /** The papers in the order in which they are named, each once. */
  public static List<PaperId> find(String text) {
    Set<PaperId> found = new LinkedHashSet<>();
    Matcher matcher = CANDIDATE.matcher(text.substring(0, Math.min(text.length(), LONGEST)));
    while (matcher.find()) {
      String spelling = TRAILING.matcher(matcher.group()).replaceFirst("");
      PaperReference.parse(spelling)
          .map(PaperReference::id)
          .filter(id -> id.scheme() != PaperId.Scheme.URL)
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }
}
