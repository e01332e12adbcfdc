package dev.paperboy.feed.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns the accents and letters that TeX spells out into characters: {@code Erd\H{o}s}. */
public final class LatexAccents {

  private static final Map<String, String> MARKS =
      Map.ofEntries(
          Map.entry("`", "\u0300"),
          Map.entry("'", "\u0301"),
          Map.entry("^", "\u0302"),
          Map.entry("~", "\u0303"),
          Map.entry("=", "\u0304"),
          Map.entry("u", "\u0306"),
          Map.entry(".", "\u0307"),
          Map.entry("\"", "\u0308"),
          Map.entry("r", "\u030A"),
          Map.entry("H", "\u030B"),
          Map.entry("v", "\u030C"),
          Map.entry("d", "\u0323"),
          Map.entry("c", "\u0327"),
          Map.entry("k", "\u0328"),
          Map.entry("b", "\u0331"));
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("o", "ø"),
          Map.entry("O", "Ø"),
          Map.entry("l", "ł"),
          Map.entry("L", "Ł"),
          Map.entry("ss", "ß"),
          Map.entry("ae", "æ"),
          Map.entry("AE", "Æ"),
          Map.entry("oe", "œ"),
          Map.entry("OE", "Œ"),
          Map.entry("aa", "å"),
          Map.entry("AA", "Å"),
          Map.entry("i", "ı"),
          Map.entry("j", "ȷ"),
          Map.entry("dh", "ð"),
          Map.entry("DH", "Ð"),
          Map.entry("dj", "đ"),
          Map.entry("DJ", "Đ"),
          Map.entry("th", "þ"),
          Map.entry("TH", "Þ"));

  private static final String BASE =
      "(?:\\{\\s*(\\\\?[a-zA-Z])\\s*\\}|(\\\\[ij](?![a-zA-Z])|[a-zA-Z]))";
  private static final Pattern SYMBOL_MARK = Pattern.compile("\\\\([`'^\"~=.])\\s*" + BASE);
  private static final Pattern LETTER_MARK =
      Pattern.compile("\\\\([uvHrdckb])(?:\\s+(?=[a-zA-Z\\\\])|(?=\\{))" + BASE);
  private static final Pattern LETTER =
      Pattern.compile(
          "\\\\(ss|ae|AE|oe|OE|aa|AA|dh|DH|dj|DJ|th|TH|[oOlLij])(?![a-zA-Z])(?:\\{\\}|\\s)?");

  private LatexAccents() {}

  /** The text with the accents as characters, and without the braces around them. */
  public static String decode(String text) {
    if (text.indexOf('\\') < 0 && text.indexOf('{') < 0) {
      return text;
    }
    String marked = SYMBOL_MARK.matcher(text).replaceAll(LatexAccents::accented);
    marked = LETTER_MARK.matcher(marked).replaceAll(LatexAccents::accented);
    String lettered =
        LETTER.matcher(marked).replaceAll(found -> LETTERS.getOrDefault(found.group(1), ""));
    return Normalizer.normalize(lettered.replaceAll("[{}]", ""), Normalizer.Form.NFC);
  }

  private static String accented(MatchResult found) {
    String base = found.group(2) == null ? found.group(3) : found.group(2);
    // An accent sits on a dotless i or j in TeX, on the plain letter in Unicode.
    String letter = base.startsWith("\\") ? base.substring(1) : base;
    return letter + MARKS.getOrDefault(found.group(1), "");
  }
}
