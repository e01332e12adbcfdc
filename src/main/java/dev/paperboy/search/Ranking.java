package dev.paperboy.search;

/**
 * What decides the order of hits. The benchmark of relevance, which docs/performance.md tells of,
 * measures it and others; the first three numbers are part of what is written to the index.
 *
 * @param title how often a word of the title counts as if it stood there
 * @param tldr the same for a word of the summary
 * @param abstractText the same for a word of the abstract
 * @param saturation BM25's k1: how much a word that stands there again adds
 * @param length BM25's b: how much a long text counts against a paper, from 0 to 1
 * @param adjacency how much two words of the query that stand side by side add, as a multiple of
 *     what they would score as one rare word
 * @param fresh how much the score of a paper of today is raised; half of that a year later
 * @param liked how much the score is raised for each natural logarithm of the upvotes
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

  /** What is used. */
  public static final Ranking CHOSEN = new Ranking(2, 1, 1, 0.8f, 0.75f, 0.3f, 0.1f, 0.02f);
}
