package dev.paperboy.paper;

import com.google.re2j.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A reference to a paper and optionally a version of it.
 *
 * @param id the paper
 * @param version the given version, from 1; 0 if there was none
 */
public record PaperReference(PaperId id, int version) {

  private static final int LONGEST = 2000;
  private static final Pattern STORED_ADDRESS =
      Pattern.compile("url:(https?://.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern STORED_ITEM =
      Pattern.compile("item:([A-Za-z0-9._-]{1,40}/.+|(?:urn|tag):.+)");
  private static final Pattern NOTED_ADDRESS = Pattern.compile("(https?://\\S+|\\S+/\\S+) (.+)");

  /** Rejects a negative version. */
  public PaperReference {
    if (version < 0) {
      throw new IllegalArgumentException("a version is 0 or more, not " + version);
    }
  }

  /**
   * Parses any common spelling, as copied from prose, from citations and from papers: bare and
   * prefixed ids, old-style ids, DOIs, and addresses of arXiv, Hugging Face, doi.org, bioRxiv, of
   * publishers' pages, PDFs and full texts, or of any other site. Empty for anything else.
   */
  public static Optional<PaperReference> parse(String spelling) {
    if (spelling.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<PaperReference> bareId = ArxivName.exactly(spelling);
    if (bareId.isPresent()) {
      return bareId;
    }
    String text = CopiedReference.visible(spelling);
    Optional<PaperReference> stored = stored(text);
    if (stored.isPresent()) {
      return stored;
    }
    String bare = CopiedReference.unwrapped(text);
    Optional<PaperReference> ofArxiv = ArxivName.spelled(bare);
    return ofArxiv.isPresent() || Doi.isCutOff(text)
        ? ofArxiv
        : Doi.spelled(bare).or(() -> address(bare));
  }

  /** Parses exactly what {@link PaperId#toString} returns. */
  private static Optional<PaperReference> stored(String text) {
    var address = STORED_ADDRESS.matcher(text);
    if (address.matches()) {
      return PaperAddress.of(address.group(1)).map(one -> new PaperReference(one.place(), 0));
    }
    var item = STORED_ITEM.matcher(text);
    return item.matches()
        ? Optional.of(new PaperReference(new PaperId(PaperId.Scheme.ITEM, item.group(1)), 0))
        : Optional.empty();
  }

  private static Optional<PaperReference> address(String text) {
    var noted = NOTED_ADDRESS.matcher(text);
    if (noted.matches()) {
      Optional<PaperReference> paper =
          PaperAddress.spelled(noted.group(1))
              .flatMap(PaperAddress::paper)
              .filter(one -> one.id().scheme() != PaperId.Scheme.URL)
              .filter(one -> parse(one.id().local() + " " + noted.group(2)).isPresent());
      if (paper.isPresent()) {
        return paper;
      }
    }
    return PaperAddress.spelled(text)
        .map(one -> one.paper().orElseGet(() -> new PaperReference(one.page(), 0)));
  }

  /**
   * Returns the possible meanings of a spelling, the most likely first: the identified paper, and
   * for an address the section of the page and the page, which may be stored although the address
   * identifies a paper.
   */
  public static List<PaperId> meanings(String spelling) {
    Optional<PaperId> read = parse(spelling).map(PaperReference::id);
    String text = CopiedReference.visible(spelling);
    Stream<PaperId> places =
        Stream.of(text, CopiedReference.unwrapped(text))
            .flatMap(one -> PaperAddress.spelled(one).stream())
            .flatMap(one -> Stream.of(one.place(), one.page()));
    boolean paper = read.filter(one -> one.scheme() != PaperId.Scheme.URL).isPresent();
    return (read.isEmpty()
            ? Stream.<PaperId>empty()
            : paper ? Stream.concat(read.stream(), places) : Stream.concat(places, read.stream()))
        .distinct()
        .toList();
  }

  /** Returns the full address of an item, including its fragment; empty if it is not an address. */
  public static Optional<PaperId> place(String address) {
    return PaperAddress.of(address.strip()).map(PaperAddress::place);
  }

  /** Returns the address of an item without its fragment; empty if it is not an address. */
  public static Optional<PaperId> page(String address) {
    return PaperAddress.of(address.strip()).map(PaperAddress::page);
  }

  /**
   * Returns the ids that older versions of the program may have derived from an item's identifiers:
   * they knew fewer sites, and addresses only without their fragment.
   */
  public static Set<PaperId> former(String spelling) {
    Set<PaperId> former = new LinkedHashSet<>();
    parse(spelling).ifPresent(reference -> former.add(reference.id()));
    PaperAddress.of(spelling.strip()).ifPresent(address -> former.addAll(address.former()));
    return former;
  }
}
