package dev.paperboy.query.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tartarus.snowball.ext.EnglishStemmer;

class EnglishStemTest {
  private static final int WORDS = Boolean.getBoolean("paperboy.long") ? 5_000_000 : 100_000;

  private static final String[] STARTS =
      ("gener commun arsen inn out cann herr earr proc exc succ sk d l t id gent ugl earl onl singl"
              + " sky news howe atlas cosmos bias andes y yy ay")
          .split(" ", -1);
  private static final String[] ENDINGS =
      ("s es ies ied sses us ss eed eedly ed edly ing ingly y ly at bl iz tional enci anci abli"
              + " entli izer ization ational ation ator alism aliti alli fulness ousli ousness"
              + " iveness iviti biliti bli ogi logi fulli lessli li icate iciti ical ful ness ative"
              + " al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion e l")
          .split(" ", -1);

  @Test
  void theStemsAreThoseOfTheSnowballProject() {
    long seed = 20261122;
    Random random = new Random(seed);
    EnglishStemmer library = new EnglishStemmer();
    for (int round = 0; round < WORDS; round++) {
      String word = word(random);
      library.setCurrent(word);
      library.stem();
      if (!EnglishStem.of(word).equals(library.getCurrent())) {
        assertThat(EnglishStem.of(word))
            .as("seed %s, round %s, word %s", seed, round, word)
            .isEqualTo(library.getCurrent());
      }
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    if (random.nextInt(4) == 0) {
      word.append(STARTS[random.nextInt(STARTS.length)]);
    }
    for (int letters = random.nextInt(6); letters > 0 || word.length() < 3; letters--) {
      boolean vowel = random.nextInt(3) == 0;
      word.append(vowel ? "aeiouy".charAt(random.nextInt(6)) : (char) ('a' + random.nextInt(26)));
    }
    for (int endings = random.nextInt(4); endings > 0; endings--) {
      word.append(ENDINGS[random.nextInt(ENDINGS.length)]);
    }
    return word.toString();
  }
}
