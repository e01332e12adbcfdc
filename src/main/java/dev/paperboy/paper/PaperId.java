package dev.paperboy.paper;

import java.util.Locale;
import java.util.Optional;

/**
 * The permanent identifier of a paper: its arXiv id without version, or its DOI, or its address, or
 * its feed's id of it, in this order of preference.
 *
 * <p>Written {@code arxiv:2606.14777}, {@code arxiv:hep-th/9901001}, {@code
 * doi:10.1101/2026.01.02.123456}, {@code url:https://example.org/paper}, {@code item:blog/4711} or
 * {@code item:urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a}.
 *
 * @param scheme which kind of name it is
 * @param local the name within the scheme; a DOI is in lower case
 */
public record PaperId(Scheme scheme, String local) implements Comparable<PaperId> {

  /** The kinds of identifiers, strongest first. */
  public enum Scheme {
    /** An arXiv identifier, new or old style, without a version. */
    ARXIV,
    /** A digital object identifier. */
    DOI,
    /** A web address. */
    URL,
    /** A feed's id of an item: the feed's name and its id, or a globally unique URI. */
    ITEM
  }

  /** Rejects a blank local name. */
  public PaperId {
    if (local.isBlank()) {
      throw new IllegalArgumentException("a paper id needs a name within its scheme");
    }
  }

  /**
   * Parses the result of {@link #toString}.
   *
   * @throws IllegalArgumentException if it is not such a text
   */
  public static PaperId of(String stored) {
    int colon = stored.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not a stored paper id: " + stored);
    }
    Scheme scheme = Scheme.valueOf(stored.substring(0, colon).toUpperCase(Locale.ROOT));
    return new PaperId(scheme, stored.substring(colon + 1));
  }

  /** Parses any common spelling of an id or address; its version is ignored. */
  public static Optional<PaperId> parse(String spelling) {
    return PaperReference.parse(spelling).map(PaperReference::id);
  }

  /** Returns whether it identifies a web item, rather than a paper independent of its location. */
  public boolean isOfItem() {
    return scheme == Scheme.URL || scheme == Scheme.ITEM;
  }

  /** Returns a spelling that people can type. */
  public String spelling() {
    return scheme == Scheme.ITEM ? toString() : local;
  }

  /** Returns the web address of the paper's own page; empty if the id does not determine it. */
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
