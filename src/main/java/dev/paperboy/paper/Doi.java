package dev.paperboy.paper;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** Parses digital object identifiers. */
final class Doi {
  private static final String REGISTRANT = "10\\.\\d{4,9}(?:\\.\\d+)*/";
  private static final Pattern NAME = Pattern.compile(REGISTRANT + "[^\\s?#]+");
  private static final Pattern PREFIX =
      Pattern.compile("(?:doi(?:\\s?[:=]\\s?|\\s)|info:doi/|urn:doi:)+", Pattern.CASE_INSENSITIVE);

  /** What follows the identifier on preprints, and in citations. */
  private static final Pattern NOTES =
      Pattern.compile(
          "[;,.]?\\s(?:[\\[(].*|v\\d{1,4}|this version posted.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_ARXIV =
      Pattern.compile("10\\.48550/arxiv\\.(.+)", Pattern.CASE_INSENSITIVE);

  /** A preprint of bioRxiv or medRxiv; its identifier has no version, but its addresses do. */
  private static final Pattern OF_PREPRINT =
      Pattern.compile(
          "(10\\.(?:1101|64898)/(?:\\d{4}\\.\\d\\d\\.\\d\\d\\.)?\\d{5,8})(?:v(\\d{1,4}))?"
              + "(?:[./+:].*)?");

  private Doi() {}

  /** Parses an identifier, and converts it to lower case. */
  static Optional<PaperReference> exactly(String text) {
    Matcher ofArxiv = OF_ARXIV.matcher(text);
    if (ofArxiv.matches()) {
      return ArxivName.exactly(
          WebAddress.withoutLast(ofArxiv.group(1).replaceFirst("(?i)\\.pdf$", ""), "./"));
    }
    String name = WebAddress.withoutLast(text, ".,/").toLowerCase(Locale.ROOT);
    Matcher ofPreprint = OF_PREPRINT.matcher(name);
    if (ofPreprint.matches()) {
      String version = ofPreprint.group(2);
      return reference(ofPreprint.group(1), version == null ? 0 : Integer.parseInt(version));
    }
    return NAME.matcher(name).matches() ? reference(name, 0) : Optional.empty();
  }

  /** Parses an identifier as it is written in texts: with a prefix or notes. */
  static Optional<PaperReference> spelled(String text) {
    Matcher prefix = PREFIX.matcher(text);
    String bare = prefix.lookingAt() ? text.substring(prefix.end()).strip() : text;
    if (bare.length() < text.length() && PaperAddress.looksLikeOne(bare)) {
      String address = bare.replaceFirst("[;,.]?\\s.*$", "");
      boolean alone = NOTES.matcher(bare.substring(address.length())).matches();
      return alone || address.equals(bare)
          ? PaperAddress.spelled(address).flatMap(PaperAddress::paper)
          : Optional.empty();
    }
    String name =
        Normalizer.normalize(bare, Normalizer.Form.NFKC)
            .replaceFirst("^(10\\.\\d{4,9})%2[fF]", "$1/");
    Matcher matcher = NAME.matcher(name);
    if (!matcher.lookingAt() || isCutOff(name)) {
      return Optional.empty();
    }
    String notes = name.substring(matcher.end());
    boolean alone = notes.isEmpty() || notes.matches("[?#]\\S*") || NOTES.matcher(notes).matches();
    return alone ? exactly(matcher.group().replaceFirst("[;,]$", "")) : Optional.empty();
  }

  /** Returns whether an identifier was truncated for display, and is thus ambiguous. */
  static boolean isCutOff(String text) {
    return text.endsWith("…") || text.endsWith("...");
  }

  private static Optional<PaperReference> reference(String name, int version) {
    return Optional.of(new PaperReference(new PaperId(PaperId.Scheme.DOI, name), version));
  }
}
