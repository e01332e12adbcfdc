package dev.paperboy.paper;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The address format of a site's papers: their pages, PDFs and HTML full texts.
 *
 * @param form pattern of host, path and query, with one group for the paper's identifier
 * @param named converts that identifier to a reference
 */
record PaperSite(Pattern form, Function<String, Optional<PaperReference>> named) {
  private static final String ARXIV =
      "((?:\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z-]+)?/\\d{7})(?:v\\d{1,4})?)";
  private static final String FILE = "(?:\\.(?:pdf|ps|html?|gz|txt))*";
  private static final String PREPRINT = "(?:\\d{4}\\.\\d\\d\\.\\d\\d\\.)?\\d{5,8}(?:v\\d{1,4})?";

  private static final List<PaperSite> SITES =
      List.of(
          arxiv("(?:[a-z0-9-]+\\.)*(?:arxiv|ar5iv|alphaxiv)\\.org/(?:[a-z-]+/){0,2}?(?:arxiv:)?"),
          arxiv("xxx\\.lanl\\.gov/[a-z]+/"),
          arxiv(
              "(?:papers\\.cool|semanticscholar\\.org|scirate\\.com|connectedpapers\\.com"
                  + "|inspirehep\\.net)/arxiv/"),
          arxiv("(?:api\\.semanticscholar\\.org|ui\\.adsabs\\.harvard\\.edu/abs)/arxiv:"),
          site("(?:huggingface\\.co|hf\\.co)/papers/" + ARXIV + FILE + "(?:/.*)?", arxivName()),
          doi("(?:dx\\.)?doi\\.org/(?:doi:)?(10\\..+)", ""),
          doi("(?:bio|med)rxiv\\.org/.*/(10\\.(?:1101|64898)/" + PREPRINT + ")(?:[./+:].*)?", ""),
          doi(
              "(?:bio|med)rxiv\\.org/c(?:ontent|gi)/.*/(" + PREPRINT + ")(?:[.+:][^/]*)?",
              "10.1101/"),
          doi("nature\\.com/articles/([a-z]+[a-z-]*\\d[\\w-]*)(?:[./].*)?", "10.1038/"),
          doi("journals\\.plos\\.org/.*\\?(?:.*&)?id=(10\\.1371(?:/|%2f)[^&]+).*", ""),
          doi("elifesciences\\.org/articles/(\\d+)(?:[./v].*)?", "10.7554/elife."),
          doi("peerj\\.com/articles/((?:cs-)?\\d+)(?:[./].*)?", "10.7717/peerj."),
          doi("(?:papers\\.)?ssrn\\.com/.*\\?(?:.*&)?abstract_?id=(\\d+).*", "10.2139/ssrn."),
          doi("(?:papers\\.)?ssrn\\.com/abstract=(\\d+)", "10.2139/ssrn."),
          doi("zenodo\\.org/records?/(\\d+)(?:/.*)?", "10.5281/zenodo."),
          page(
              "openreview\\.net/(?:forum|pdf|attachment)\\?(?:.*&)?id=([\\w-]+).*",
              "openreview.net/forum?id=%s"),
          page(
              "aclanthology\\.org/([A-Z]\\d\\d-\\d{4,5}|\\d{4}\\.[a-z0-9_-]+\\.\\d+)"
                  + "(?:v\\d+)?(?:\\.(?:pdf|bib|xml))?",
              "aclanthology.org/%s"),
          page(
              "proceedings\\.mlr\\.press/([vr]\\d+/[\\w-]+?)(?:\\.html|/[\\w-]+\\.pdf)?",
              "proceedings.mlr.press/%s.html"),
          page("eprint\\.iacr\\.org/(\\d{4}/\\d+)(?:\\.pdf)?", "eprint.iacr.org/%s"),
          doi(".*?/(?:doi:)?(10\\.\\d{4,9}/.+)", "", PaperSite::withoutForm),
          doi(".*\\?(?:.*&)?doi=(10\\.\\d{4,9}(?:/|%2f)[^&]+).*", ""));

  /** The formats of a paper, as publishers append them to its DOI. */
  private static final Pattern FORM_OF_TEXT =
      Pattern.compile(
          "(?:/(?:full|abs|abstract|e?pdf|pdfdirect|pdfplus|epub|html?|meta|xml|full-?text|reader"
              + "|references|citations?|figures|tables|metrics|comments|download|summary)"
              + "(?:\\.html?|\\.pdf)?(?:/.*)?"
              + "|\\.(?:full|abstract|short|long|pdf|epub|html?|full-text|figures-only"
              + "|supplementary-material|article-info|article-metrics)(?:\\+html)?)$");

  /** Some publishers append a number of their own and the title. */
  private static final Pattern NUMBER_OF_SITE =
      Pattern.compile("^(10\\.[^/]+/[^/]+(?:/[^/]+)?)/\\d{5,9}(?:/[^/]*)?$");

  /**
   * Returns the paper at an address; empty if the site is not known, or the address is not that of
   * a paper.
   */
  static Optional<PaperReference> paperAt(String host, String path, String query) {
    String address = host.replaceFirst("^www\\.", "") + path + "?" + query;
    for (PaperSite site : SITES) {
      Matcher matcher = site.form().matcher(address);
      Optional<PaperReference> paper =
          matcher.matches() ? site.named().apply(matcher.group(1)) : Optional.empty();
      if (paper.isPresent()) {
        return paper;
      }
    }
    return Optional.empty();
  }

  private static PaperSite site(String form, Function<String, Optional<PaperReference>> named) {
    String whole = form.contains("\\?") ? form : form + "\\?.*";
    return new PaperSite(Pattern.compile(whole, Pattern.CASE_INSENSITIVE), named);
  }

  private static PaperSite arxiv(String beginning) {
    return site(beginning + ARXIV + FILE, arxivName());
  }

  private static Function<String, Optional<PaperReference>> arxivName() {
    return ArxivName::exactly;
  }

  private static PaperSite doi(String form, String beginning) {
    return doi(form, beginning, Function.identity());
  }

  private static PaperSite doi(String form, String beginning, Function<String, String> cleaning) {
    return site(
        form,
        name ->
            Doi.exactly(
                cleaning.apply(
                    beginning
                        + URLDecoder.decode(
                            name.replace("+", "%2B").replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                            StandardCharsets.UTF_8))));
  }

  private static PaperSite page(String form, String address) {
    return site(
        form,
        name ->
            Optional.of(
                new PaperReference(
                    new PaperId(PaperId.Scheme.URL, "https://" + address.formatted(name)), 0)));
  }

  private static String withoutForm(String doi) {
    String name = doi;
    Matcher form = FORM_OF_TEXT.matcher(name);
    while (form.find()) {
      name = name.substring(0, form.start());
      form = FORM_OF_TEXT.matcher(name);
    }
    Matcher numbered = NUMBER_OF_SITE.matcher(name);
    return numbered.matches() ? numbered.group(1) : name;
  }
}
