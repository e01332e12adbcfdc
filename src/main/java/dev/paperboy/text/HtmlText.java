package dev.paperboy.text;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.jsoup.select.NodeFilter;

/**
 * Converts HTML to plain text. Tags of HTML, MathML and JATS are removed, scripts, styles and
 * comments with their content; entities become characters, and subscripts and superscripts become
 * the Unicode characters for them: {@code H<sub>2</sub>O} is H₂O. What merely looks like a tag,
 * {@code <think>} or {@code a < b}, is kept as text. Never fails: truncated HTML is read as far as
 * it goes. Thread-safe.
 */
public final class HtmlText {
  private static final Set<String> SILENT =
      Set.of("script", "style", "template", "noscript", "iframe", "object", "svg", "head");

  /** Elements that do not separate the words around them. */
  private static final Set<String> INLINE =
      Set.of(
          ("a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small"
                  + " span strike strong sub sup tt u var wbr italic bold sc underline ruby")
              .split(" ", -1));

  /** Elements of JATS and MathML that jsoup does not know. */
  private static final Set<String> FOREIGN =
      Set.of(
          "italic bold sc underline list-item list sec mrow msub mfrac semantics annotation"
              .split(" ", -1));

  /** Elements that are treated as markup even in a text that is not HTML, if they are closed. */
  private static final Set<String> IN_PLAIN_TEXT =
      Set.of("a b i u em strong sub sup tt sc span font small big p italic bold".split(" ", -1));

  /** A CDATA section, the beginning of a tag with its name, and the beginning of an entity. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "(?s)<!\\[CDATA\\[(.*?)(?:]]>|$)"
              + "|</?(!--|[a-zA-Z!?][a-zA-Z0-9!?:-]{0,29}(?=[\\s/>]|$))"
              + "|<|&(#[0-9]|#[xX][0-9a-fA-F]|[a-zA-Z0-9]{1,31};)|&");

  private static final int LONGEST_SCRIPT = 40;

  private HtmlText() {}

  /** Returns the text of the HTML, with spaces at the boundaries of blocks. */
  public static String of(String html) {
    return html.indexOf('<') < 0 && html.indexOf('&') < 0
        ? html
        : words(guarded(html, HtmlText::isElement));
  }

  /**
   * Converts a text that is not HTML but may contain bits of it: entities, line breaks, and closed
   * inline elements, as in {@code H<sub>2</sub>O}. {@code vector<T>} is text.
   */
  static String inPlainText(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> closed =
        IN_PLAIN_TEXT.stream()
            .filter(name -> lower.contains("</" + name + ">"))
            .collect(Collectors.toUnmodifiableSet());
    return words(
        guarded(
            text,
            name ->
                closed.contains(name)
                    || name.equals("br")
                    || name.startsWith("jats:")
                    || name.startsWith("mml:")));
  }

  /** Returns the character of a named entity; "" if there is no such entity. */
  public static String entity(String name) {
    String written = "&" + name + ";";
    String meant = Parser.unescapeEntities(written, true);
    return meant.equals(written) ? "" : meant;
  }

  private static boolean isElement(String name) {
    return name.startsWith("!")
        || name.startsWith("?")
        || name.startsWith("jats:")
        || name.startsWith("mml:")
        || FOREIGN.contains(name)
        || (!name.isEmpty() && Tag.isKnownTag(name));
  }

  /** Escapes what only looks like markup, so that jsoup reads it as text. */
  private static String guarded(String html, Predicate<String> isElement) {
    return MARKUP
        .matcher(html)
        .replaceAll(
            found -> {
              String written = found.group();
              String data = found.group(1);
              String name = found.group(2);
              boolean markup =
                  name == null
                      ? found.group(3) != null
                      : isElement.test(name.toLowerCase(Locale.ROOT));
              return Matcher.quoteReplacement(
                  data != null ? escaped(data) : markup ? written : escaped(written));
            });
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String words(String html) {
    Words words = new Words();
    Jsoup.parseBodyFragment(html).body().filter(words);
    return words.text.toString();
  }

  /** Collects the text of a node tree. */
  private static final class Words implements NodeFilter {
    private final StringBuilder text = new StringBuilder();
    private int script = -1;

    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        text.append(words.getWholeText());
      } else if (node instanceof Element element) {
        String name = name(element);
        if (SILENT.contains(name)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        if (!INLINE.contains(name)) {
          text.append(' ');
        }
        script = text.length();
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element) {
        String name = name(element);
        if (name.equals("sub") || name.equals("sup")) {
          endScript(name.equals("sup"));
        } else if (!INLINE.contains(name)) {
          text.append(' ');
        }
      }
      return FilterResult.CONTINUE;
    }

    /** The content of the innermost element is converted; enclosing ones are unaffected. */
    private void endScript(boolean raised) {
      if (script >= 0 && text.length() - script <= LONGEST_SCRIPT) {
        String content = text.substring(script);
        text.setLength(script);
        text.append(Scripts.of(content.strip(), raised));
      }
      script = -1;
    }

    private static String name(Element element) {
      String name = element.normalName();
      return name.startsWith("jats:") ? name.substring(5) : name;
    }
  }
}
