package dev.paperboy.paper;

import java.util.Locale;
import java.util.Optional;

/**
 * What names a paper for good: its arXiv id without version, else its DOI, else its address, else
 * what its feed calls it.
 *
 * <p>Written {@code arxiv:2606.14777}, {@code arxiv:hep-th/9901001}, {@code
 * doi:10.1101/2026.01.02.123456}, {@code url:https://example.org/paper}, {@code item:blog/4711} or
 * {@code item:urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a}.
 *
 * @param scheme which kind of name it is
 * @param local the name within the scheme; a DOI is in lower case
 */
public record PaperId(Scheme scheme, String local) implements Comparable<PaperId> {

  /** The kinds of names, strongest first. */
  public enum Scheme {
    /** An arXiv identifier, new or old style, without a version. */
    ARXIV,
    /** A digital object identifier. */
    DOI,
    /** A web address. */
    URL,
    /** What a feed calls an item: the feed's name and its word, or a URI that no other has. */
    ITEM
  }

  /** Refuses a blank local name. */
  public PaperId {
    if (local.isBlank()) {
      throw new IllegalArgumentException("a paper id needs a name within its scheme");
    }
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when it is not such a text
   */
  public static PaperId of(String stored) {
    int colon = stored.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not a stored paper id: " + stored);
    }
    Scheme scheme = Scheme.valueOf(stored.substring(0, colon).toUpperCase(Locale.ROOT));
    return new PaperId(scheme, stored.substring(colon + 1));
  }

  /** The paper that any usual spelling of an id or address names; its version is passed over. */
  public static Optional<PaperId> parse(String spelling) {
    return PaperReference.parse(spelling).map(PaperReference::id);
  }

  /** Whether it names an item of the web, rather than a paper wherever it is. */
  public boolean isOfItem() {
    return scheme == Scheme.URL || scheme == Scheme.ITEM;
  }

  /** A spelling of it that people can type. */
  public String spelling() {
    return scheme == Scheme.ITEM ? toString() : local;
  }

  /** The web address of the paper's own page; empty where the id does not tell. */
  public String link() {
    return switch (scheme) {
      case ARXIV -> "https://arxiv.org/abs/" + local;
      case DOI -> "https://doi.org/" + local;
      case URL -> local;
      case ITEM -> "";
    };
  }

  @Override
  public int compareTo(PaperId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return scheme.name().toLowerCase(Locale.ROOT) + ":" + local;
  }
}
