package dev.paperboy.search;

/**
 * The parameters of the order of hits. The relevance benchmark described in docs/performance.md
 * measures these and other values; the first three are part of what is written to the index.
 *
 * @param title the weight of a word in the title, as a number of occurrences
 * @param tldr the weight of a word in the summary, likewise
 * @param abstractText the weight of a word in the abstract, likewise
 * @param saturation BM25's k1: how much a further occurrence of a word adds
 * @param length BM25's b: how strongly a long text lowers the score, from 0 to 1
 * @param adjacency how much two adjacent words of the query add, as a multiple of their score as a
 *     single rare word
 * @param fresh the boost of a paper published today; half of it a year later
 * @param liked the boost for each natural logarithm of the upvotes
 */
public record Ranking(
    int title,
    int tldr,
    int abstractText,
    float saturation,
    float length,
    float adjacency,
    float fresh,
    float liked) {

  /** The ranking in use. */
  public static final Ranking CHOSEN = new Ranking(2, 1, 1, 0.8f, 0.75f, 0.3f, 0.1f, 0.02f);
}
