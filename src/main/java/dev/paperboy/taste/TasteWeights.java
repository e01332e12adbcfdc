package dev.paperboy.taste;

/**
 * The parameters of learning. The benchmark described in docs/taste.md measures these and others.
 *
 * @param words the number of words that are kept of the papers on each side
 * @param agreement the exponent of how much papers must agree on a word: 0 for plain Rocchio
 * @param authors the weight of common authors, beside 1 for words
 * @param against the weight of papers voted down, beside 1 for those voted up
 * @param decisive from which similarity on a paper is liked, or disliked
 */
public record TasteWeights(
    int words, double agreement, double authors, double against, double decisive) {

  /** The parameters in use. */
  public static final TasteWeights CHOSEN = new TasteWeights(30, 2, 0.3, 0.25, 0.04);
}
