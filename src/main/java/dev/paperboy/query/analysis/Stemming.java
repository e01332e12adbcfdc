package dev.paperboy.query.analysis;

import java.util.Map;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Stems English words: the Snowball English ("Porter 2") stemmer, extended by irregular plurals of
 * scientific prose and plurals of acronyms (LLMs, GPUs). Thread-safe.
 */
final class Stemming {
  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;

  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("matrices", "matrix"),
          Map.entry("vertices", "vertex"),
          Map.entry("indices", "index"),
          Map.entry("simplices", "simplex"),
          Map.entry("appendices", "appendix"),
          Map.entry("analyses", "analysis"),
          Map.entry("hypotheses", "hypothesis"),
          Map.entry("syntheses", "synthesis"),
          Map.entry("criteria", "criterion"),
          Map.entry("phenomena", "phenomenon"),
          Map.entry("corpora", "corpus"),
          Map.entry("spectra", "spectrum"),
          Map.entry("optima", "optimum"),
          Map.entry("minima", "minimum"),
          Map.entry("maxima", "maximum"),
          Map.entry("genera", "genus"),
          Map.entry("children", "child"),
          Map.entry("mice", "mouse"),
          Map.entry("menus", "menu"),
          Map.entry("gpus", "gpu"),
          Map.entry("cpus", "cpu"),
          Map.entry("tpus", "tpu"),
          Map.entry("npus", "npu"));

  private static final ThreadLocal<EnglishStemmer> STEMMERS =
      ThreadLocal.withInitial(EnglishStemmer::new);

  private Stemming() {}

  /**
   * Returns the stem of a folded word. Words with other characters than a to z, of three letters or
   * fewer, or longer than any English word are returned unchanged.
   */
  static String stem(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST || !isPlain(word)) {
      return word;
    }
    return isPluralAcronym(word)
        ? word.substring(0, word.length() - 1)
        : withoutEnding(IRREGULAR.getOrDefault(word, word));
  }

  private static String withoutEnding(String word) {
    EnglishStemmer stemmer = STEMMERS.get();
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  /** An unpronounceable word is an acronym, and its last letter an ending: llms. */
  private static boolean isPluralAcronym(String word) {
    if (!word.endsWith("s") || word.endsWith("ss")) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ("aeiouy".indexOf(word.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
        return false;
      }
    }
    return true;
  }
}
