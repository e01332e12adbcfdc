package dev.paperboy.query.evaluation;

/**
 * One reason why a query matches a paper.
 *
 * @param place where: {@code title}, {@code abstract}, {@code tldr}, {@code author}, {@code
 *     category}, {@code feed}, {@code upvotes}, …
 * @param words the words as they occur there, or the value that satisfied the condition
 * @param start index of the first character in the field's text; -1 if it is not text
 * @param end index after the last character; -1 if it is not text
 */
public record Evidence(String place, String words, int start, int end) {

  /** Returns the place in words for users: what a query calls {@code tldr} is a paper's summary. */
  public String spokenPlace() {
    return place.equals("tldr") ? "summary" : place;
  }
}
