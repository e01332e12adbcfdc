package dev.paperboy.text;

import java.util.HashMap;
import java.util.Map;

/**
 * Converts subscripts and superscripts to the Unicode characters for them, or to plain text if
 * there are none.
 */
final class Scripts {
  private static final Map<Integer, String> RAISED =
      pairs(
          "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδ",
          "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟ");
  private static final Map<Integer, String> LOWERED =
      pairs("0123456789+-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ");

  /** Characters that are raised by themselves. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "∘", "°", "°", "°", "′", "′", "″", "″", "*", "*", "∗", "*", "⋆", "*", "†", "†", "‡", "‡",
          "TM", "™");

  private Scripts() {}

  private static Map<Integer, String> pairs(String plain, String scripts) {
    int[] from = plain.codePoints().toArray();
    int[] to = scripts.codePoints().toArray();
    if (from.length != to.length) {
      throw new IllegalStateException("each character needs its counterpart");
    }
    Map<Integer, String> pairs = new HashMap<>();
    for (int i = 0; i < from.length; i++) {
      pairs.put(from[i], Character.toString(to[i]));
    }
    pairs.put((int) '−', pairs.get((int) '-'));
    pairs.put((int) '–', pairs.get((int) '-'));
    return Map.copyOf(pairs);
  }

  /**
   * Returns the content as a superscript or subscript: in Unicode characters if all of it has them
   * (at most two letters: more are hard to read), otherwise as {@code x_ij} or {@code x^(a.b)}.
   */
  static String of(String content, boolean raised) {
    String sign = raised ? SIGNS.getOrDefault(content, "") : "";
    if (content.isEmpty() || !sign.isEmpty()) {
      return sign;
    }
    Map<Integer, String> characters = raised ? RAISED : LOWERED;
    long letters = content.codePoints().filter(Character::isLetter).count();
    if (letters <= 2 && content.codePoints().allMatch(characters::containsKey)) {
      StringBuilder script = new StringBuilder();
      content.codePoints().forEach(one -> script.append(characters.get(one)));
      return script.toString();
    }
    boolean alone =
        content.codePointCount(0, content.length()) == 1
            || content.codePoints().allMatch(Character::isLetterOrDigit)
            || (content.startsWith("(") && content.endsWith(")"));
    return (raised ? "^" : "_") + (alone ? content : "(" + content + ")");
  }
}
