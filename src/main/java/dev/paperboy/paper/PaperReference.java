package dev.paperboy.paper;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One way of writing which paper is meant, and which version of it.
 *
 * @param id the paper
 * @param version the version that was written, from 1; 0 where none was
 */
public record PaperReference(PaperId id, int version) {

  private static final int LONGEST = 2000;
  private static final String NEW_STYLE = "\\d{4}\\.\\d{4,5}";
  private static final String OLD_STYLE = "[a-z][a-z-]+(?:\\.[a-z-]{2,})?/\\d{7}";
  private static final Pattern ARXIV =
      Pattern.compile(
          "(" + NEW_STYLE + "|" + OLD_STYLE + ")(?:v(\\d{1,4}))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ARXIV_PREFIX =
      Pattern.compile("(?:oai:arxiv\\.org:|arxiv:\\s*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/[^\\s?#]+");
  private static final Pattern DOI_OF_ARXIV =
      Pattern.compile("10\\.48550/arxiv\\.(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DOI_PREFIX =
      Pattern.compile("(?:doi:\\s*|info:doi/|urn:doi:)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PREPRINT_SERVER_TAIL =
      Pattern.compile("^(10\\.(?:1101|64898)/[^/]*?\\d)(?:v(\\d{1,4}))?(?:[./][a-z.\\-]*)?$");
  private static final Pattern ARXIV_HOST =
      Pattern.compile("(?:[a-z0-9]+\\.)*(?:arxiv|ar5iv|alphaxiv)\\.org");
  private static final Pattern HUGGING_FACE_HOST =
      Pattern.compile("(?:www\\.)?(?:huggingface\\.co|hf\\.co)");
  private static final Pattern HOST_FIRST =
      Pattern.compile("(?:[a-z0-9-]+\\.)+[a-z]{2,}/.*", Pattern.CASE_INSENSITIVE);

  /** Refuses a negative version. */
  public PaperReference {
    if (version < 0) {
      throw new IllegalArgumentException("a version is 0 or more, not " + version);
    }
  }

  /**
   * Reads any usual spelling: bare and prefixed ids, old-style ids, DOIs, and addresses of arXiv
   * (abs, pdf, html), Hugging Face, doi.org, bioRxiv or any other site. Empty for anything else.
   */
  public static Optional<PaperReference> parse(String spelling) {
    String text = spelling.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (text.startsWith("<") && text.endsWith(">")) {
      text = text.substring(1, text.length() - 1).strip();
    }
    String bare = text.regionMatches(true, 0, "url:", 0, 4) ? text.substring(4) : text;
    return arxiv(withoutPrefix(ARXIV_PREFIX, bare))
        .or(() -> doi(withoutPrefix(DOI_PREFIX, bare)))
        .or(() -> address(bare));
  }

  private static String withoutPrefix(Pattern prefix, String text) {
    Matcher matcher = prefix.matcher(text);
    return matcher.lookingAt() ? text.substring(matcher.end()).strip() : text;
  }

  private static Optional<PaperReference> arxiv(String text) {
    Matcher matcher = ARXIV.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String local = matcher.group(1).toLowerCase(Locale.ROOT);
    // An old-style id may carry a subject class that is not part of its name: math.GT/0309136.
    int slash = local.indexOf('/');
    int dot = local.indexOf('.');
    if (slash > 0 && dot > 0 && dot < slash) {
      local = local.substring(0, dot) + local.substring(slash);
    }
    int version = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    return Optional.of(new PaperReference(new PaperId(PaperId.Scheme.ARXIV, local), version));
  }

  private static Optional<PaperReference> doi(String text) {
    Matcher ofArxiv = DOI_OF_ARXIV.matcher(text);
    if (ofArxiv.matches()) {
      return arxiv(ofArxiv.group(1));
    }
    if (!DOI.matcher(text).matches()) {
      return Optional.empty();
    }
    String name = text.toLowerCase(Locale.ROOT);
    while (name.endsWith(".") || name.endsWith(",") || name.endsWith("/")) {
      name = name.substring(0, name.length() - 1);
    }
    Matcher preprint = PREPRINT_SERVER_TAIL.matcher(name);
    if (preprint.matches()) {
      int version = preprint.group(2) == null ? 0 : Integer.parseInt(preprint.group(2));
      return Optional.of(
          new PaperReference(new PaperId(PaperId.Scheme.DOI, preprint.group(1)), version));
    }
    return DOI.matcher(name).matches()
        ? Optional.of(new PaperReference(new PaperId(PaperId.Scheme.DOI, name), 0))
        : Optional.empty();
  }

  private static Optional<PaperReference> address(String text) {
    String full = HOST_FIRST.matcher(text).matches() ? "https://" + text : text;
    if (!full.regionMatches(true, 0, "http://", 0, 7)
        && !full.regionMatches(true, 0, "https://", 0, 8)) {
      return Optional.empty();
    }
    URI uri;
    try {
      uri = new URI(full.replace(" ", "%20"));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
    if (uri.getHost() == null) {
      return Optional.empty();
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    String path = uri.getPath() == null ? "" : uri.getPath();
    return knownSite(host, path).or(() -> Optional.of(new PaperReference(canonical(uri, host), 0)));
  }

  private static Optional<PaperReference> knownSite(String host, String path) {
    if (ARXIV_HOST.matcher(host).matches()) {
      return arxiv(path.replaceFirst("^/[a-z]+/", "").replaceFirst("(?i)(?:\\.pdf)?/*$", ""));
    }
    if (HUGGING_FACE_HOST.matcher(host).matches()) {
      return arxiv(path.replaceFirst("^/papers/", "").replaceFirst("[./][a-z/]*$", ""));
    }
    int start = path.indexOf("/10.");
    return start < 0 ? Optional.empty() : doi(path.substring(start + 1));
  }

  /**
   * The address without what does not change the page: scheme, default port, fragment, tracking.
   */
  private static PaperId canonical(URI uri, String host) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceFirst("/+$", "");
    String query =
        uri.getRawQuery() == null
            ? ""
            : Arrays.stream(uri.getRawQuery().split("&", -1))
                .filter(PaperReference::namesContent)
                .collect(Collectors.joining("&"));
    String port =
        uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443 ? "" : ":" + uri.getPort();
    String local = "https://" + host + port + path + (query.isEmpty() ? "" : "?" + query);
    return new PaperId(PaperId.Scheme.URL, local);
  }

  private static boolean namesContent(String parameter) {
    String name = URLDecoder.decode(parameter.replace("%", "%25"), StandardCharsets.UTF_8);
    return !name.isEmpty()
        && !name.startsWith("utm_")
        && !name.startsWith("fbclid=")
        && !name.startsWith("gclid=");
  }
}
