package dev.paperboy.query.analysis;

import java.util.Map;
import java.util.Set;

/**
 * One run of the English ("Porter 2") stemming algorithm of the Snowball project over one word of
 * the letters a to z. Gives what the stemmer that comes with Lucene gives, a test holds that, at a
 * fraction of its time.
 *
 * <p>Where a consonant is meant by the letter y it stands as Y while this works. Regions: R1 begins
 * after the first consonant that follows a vowel, R2 after the first such one within R1.
 */
final class EnglishStem {
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("skis", "ski"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("idly", "idl"),
          Map.entry("gently", "gentl"),
          Map.entry("ugly", "ugli"),
          Map.entry("early", "earli"),
          Map.entry("only", "onli"),
          Map.entry("singly", "singl"),
          Map.entry("sky", "sky"),
          Map.entry("news", "news"),
          Map.entry("howe", "howe"),
          Map.entry("atlas", "atlas"),
          Map.entry("cosmos", "cosmos"),
          Map.entry("bias", "bias"),
          Map.entry("andes", "andes"));
  private static final int LONGEST_EXCEPTION = 6;

  private static final Set<String> COMPLETE_WITHOUT_S =
      Set.of("inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed");

  private static final String[] STARTS_OF_R1 = {"gener", "commun", "arsen"};

  private static final EnglishEnding[][] STEP_2 =
      EnglishEnding.byLastLetter(
          "ization>ize ational>ate fulness>ful ousness>ous iveness>ive tional>tion biliti>ble"
              + " lessli>less entli>ent ation>ate alism>al aliti>al ousli>ous iviti>ive fulli>ful"
              + " enci>ence anci>ance abli>able izer>ize ator>ate alli>al bli>ble ogi>og li>");
  private static final EnglishEnding[][] STEP_3 =
      EnglishEnding.byLastLetter(
          "ational>ate tional>tion alize>al icate>ic iciti>ic ative> ical>ic ness> ful>");
  private static final EnglishEnding[][] STEP_4 =
      EnglishEnding.byLastLetter(
          "ement> ance> ence> able> ible> ment> ant> ent> ism> ate> iti> ous> ive> ize> ion> al>"
              + " er> ic>");

  private static final int VOWELS = bits("aeiouy");
  private static final int BEFORE_LI = bits("cdeghkmnrt");
  private static final int DOUBLED = bits("bdfgmnprt");

  /** The letters that some step takes something from the end of a word for. */
  private static final int LAST_OF_ENDINGS = bits("cdegilmnrsty");

  private final char[] letters;
  private int length;
  private int r1;
  private int r2;

  private EnglishStem(String word) {
    length = word.length();
    letters = new char[length + 1];
    word.getChars(0, length, letters, 0);
  }

  /** The stem of a word of three letters or more; the word itself where it has no ending. */
  static String of(String word) {
    if (!isIn(LAST_OF_ENDINGS, word.charAt(word.length() - 1))) {
      return word;
    }
    String exception = word.length() > LONGEST_EXCEPTION ? "" : EXCEPTIONS.getOrDefault(word, "");
    return exception.isEmpty() ? new EnglishStem(word).stem(word) : exception;
  }

  private String stem(String word) {
    markConsonantY();
    markRegions();
    removePlural();
    if (!isCompleteWithoutS()) {
      removePastAndGerund();
      turnFinalYIntoI();
      shortenInR1(STEP_2);
      shortenInR1(STEP_3);
      deleteInR2();
      removeFinalEOrL();
    }
    for (int i = 0; i < length; i++) {
      letters[i] = letters[i] == 'Y' ? 'y' : letters[i];
    }
    boolean unchanged = length == word.length() && startsWith(word);
    return unchanged ? word : new String(letters, 0, length);
  }

  private void markConsonantY() {
    if (letters[0] == 'y') {
      letters[0] = 'Y';
    }
    for (int i = 1; i < length; i++) {
      if (letters[i] == 'y' && isVowel(i - 1)) {
        letters[i] = 'Y';
      }
    }
  }

  private void markRegions() {
    r1 = -1;
    for (String start : STARTS_OF_R1) {
      if (startsWith(start)) {
        r1 = start.length();
      }
    }
    r1 = r1 < 0 ? afterVowelAndConsonant(0) : r1;
    r2 = afterVowelAndConsonant(r1);
  }

  private int afterVowelAndConsonant(int from) {
    int at = from;
    while (at < length && !isVowel(at)) {
      at++;
    }
    while (at < length && isVowel(at)) {
      at++;
    }
    return Math.min(at + 1, length);
  }

  private void removePlural() {
    if (letters[length - 1] != 's' && letters[length - 1] != 'd') {
      return;
    }
    if (endsWith("sses")) {
      length -= 2;
    } else if (endsWith("ied") || endsWith("ies")) {
      length -= length > 4 ? 2 : 1;
    } else if (endsWith("s") && !endsWith("us") && !endsWith("ss") && hasVowel(length - 2)) {
      length--;
    }
  }

  private boolean isCompleteWithoutS() {
    boolean mayBe = length <= 7 && (letters[length - 1] == 'd' || letters[length - 1] == 'g');
    return mayBe && COMPLETE_WITHOUT_S.contains(new String(letters, 0, length));
  }

  private void removePastAndGerund() {
    int eed = endsWith("eed") ? 3 : endsWith("eedly") ? 5 : 0;
    if (eed > 0) {
      length -= length - eed >= r1 ? eed - 2 : 0;
      return;
    }
    int ending =
        endsWith("ed") ? 2 : endsWith("ing") ? 3 : endsWith("edly") ? 4 : endsWith("ingly") ? 5 : 0;
    if (ending == 0 || !hasVowel(length - ending)) {
      return;
    }
    length -= ending;
    if (endsWith("at") || endsWith("bl") || endsWith("iz")) {
      letters[length++] = 'e';
    } else if (endsInDouble()) {
      length--;
    } else if (length == r1 && endsInShortSyllable()) {
      letters[length++] = 'e';
    }
  }

  private boolean endsInDouble() {
    return length > 1
        && letters[length - 1] == letters[length - 2]
        && isIn(DOUBLED, letters[length - 1]);
  }

  private void turnFinalYIntoI() {
    char last = letters[length - 1];
    if ((last == 'y' || last == 'Y') && length > 2 && !isVowel(length - 2)) {
      letters[length - 1] = 'i';
    }
  }

  private void shortenInR1(EnglishEnding[][] step) {
    EnglishEnding ending = EnglishEnding.longest(step, letters, length);
    int start = length - ending.length();
    if (ending.isNone() || start < r1) {
      return;
    }
    boolean applies =
        switch (ending.ending()) {
          case "li" -> start > 0 && isIn(BEFORE_LI, letters[start - 1]);
          case "ogi" -> start > 0 && letters[start - 1] == 'l';
          case "ative" -> start >= r2;
          default -> true;
        };
    if (applies) {
      String replacement = ending.replacement();
      replacement.getChars(0, replacement.length(), letters, start);
      length = start + replacement.length();
    }
  }

  private void deleteInR2() {
    EnglishEnding ending = EnglishEnding.longest(STEP_4, letters, length);
    int start = length - ending.length();
    if (ending.isNone() || start < r2) {
      return;
    }
    char before = start > 0 ? letters[start - 1] : ' ';
    if (!ending.ending().equals("ion") || before == 's' || before == 't') {
      length = start;
    }
  }

  private void removeFinalEOrL() {
    if (length == 0) {
      return;
    }
    int start = length - 1;
    if (letters[start] == 'e') {
      boolean superfluous = start >= r2;
      if (!superfluous && start >= r1) {
        length = start;
        superfluous = !endsInShortSyllable();
      }
      length = superfluous ? start : start + 1;
    } else if (letters[start] == 'l' && start >= r2 && start > 0 && letters[start - 1] == 'l') {
      length = start;
    }
  }

  private boolean endsInShortSyllable() {
    int last = length - 1;
    if (last < 1 || isVowel(last) || !isVowel(last - 1)) {
      return false;
    }
    boolean open = letters[last] == 'w' || letters[last] == 'x' || letters[last] == 'Y';
    return last == 1 || (!open && !isVowel(last - 2));
  }

  private boolean hasVowel(int before) {
    for (int i = 0; i < before; i++) {
      if (isVowel(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isVowel(int index) {
    return letters[index] >= 'a' && isIn(VOWELS, letters[index]);
  }

  private boolean startsWith(String start) {
    return EnglishEnding.standsAt(0, start, letters, length);
  }

  private boolean endsWith(String ending) {
    return EnglishEnding.standsAt(length - ending.length(), ending, letters, length);
  }

  private static boolean isIn(int letters, char letter) {
    return letter >= 'a' && (letters >>> (letter - 'a') & 1) != 0;
  }

  private static int bits(String letters) {
    return letters.chars().map(letter -> 1 << (letter - 'a')).sum();
  }
}
