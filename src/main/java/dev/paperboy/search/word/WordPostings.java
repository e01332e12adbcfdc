package dev.paperboy.search.word;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The papers in one part of the index that have any of a word's terms, and how well it fits. */
final class WordPostings {
  private final PostingList[] terms;
  private final WordScore score;
  private final long papers;
  private final long cost;
  private final int costOfLooking;

  WordPostings(List<PostingList> terms, WordScore score) {
    this.terms = terms.toArray(PostingList[]::new);
    this.score = score;
    this.papers = Arrays.stream(this.terms).mapToLong(PostingList::papers).sum();
    this.cost = Arrays.stream(this.terms).mapToLong(PostingList::cost).sum();
    this.costOfLooking = Arrays.stream(this.terms).mapToInt(PostingList::costOfLooking).sum();
  }

  /** At most how many there are. */
  long papers() {
    return papers;
  }

  /** How long it takes to go through all of them. */
  long cost() {
    return cost;
  }

  /** How long it takes to look whether a paper is among them, in the same measure. */
  int costOfLooking() {
    return costOfLooking;
  }

  /** The first one from this number on; numbers asked for never get smaller. */
  int from(int number) throws IOException {
    int first = terms[0].from(number);
    for (int i = 1; i < terms.length; i++) {
      first = Math.min(first, terms[i].from(number));
    }
    return first;
  }

  /** No paper scores more. */
  float most() {
    return score.most();
  }

  /** How often the word is in a paper, over its terms. */
  int frequencyIn(int paper) throws IOException {
    int frequency = terms[0].frequencyIn(paper);
    for (int i = 1; i < terms.length; i++) {
      frequency = Math.min(PostingList.MOST_OFTEN, frequency + terms[i].frequencyIn(paper));
    }
    return frequency;
  }

  /** Adds how often it is in each of the papers from one number to before another. */
  void addFrequencies(int from, int to, byte[] sums) throws IOException {
    for (PostingList term : terms) {
      term.addFrequencies(from, to, sums);
    }
  }

  /** How often it is in each paper of this part, where that is kept. */
  Optional<byte[]> kept() {
    return terms.length == 1 ? terms[0].kept() : Optional.empty();
  }

  /** How well the word fits a paper that has it so often, 0 where it does not. */
  float score(int frequency, byte length) {
    return score.of(frequency, length);
  }
}
