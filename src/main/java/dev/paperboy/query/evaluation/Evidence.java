package dev.paperboy.query.evaluation;

/**
 * One reason why a query matches a paper.
 *
 * @param place where: {@code title}, {@code abstract}, {@code tldr}, {@code author}, {@code
 *     category}, {@code feed}, {@code upvotes}, …; {@code about} for a topic
 * @param words the words as they occur there, the value that satisfied the condition, or the text
 *     of the topic
 * @param start index of the first character in the field's text; -1 if it is not text
 * @param end index after the last character; -1 if it is not text
 * @param detail how it was measured, for people who ask why; empty if the words say it all
 */
public record Evidence(String place, String words, int start, int end, String detail) {

  /** Takes evidence without a detail as it was stored by earlier versions. */
  @SuppressWarnings("ConstantValue")
  public Evidence {
    detail = detail == null ? "" : detail;
  }

  /** Creates evidence without a detail. */
  public Evidence(String place, String words, int start, int end) {
    this(place, words, start, end, "");
  }

  /** Returns the place in words for users: what a query calls {@code tldr} is a paper's summary. */
  public String placeInWords() {
    return place.equals("tldr") ? "summary" : place;
  }

  /** Returns the evidence in words: {@code “boats” (title)}. */
  public String inWords() {
    if (place.equals(TopicWords.PLACE)) {
      return "about “" + words + "”" + (detail.isEmpty() ? "" : " (" + detail + ")");
    }
    return place.equals("trending")
        ? "trending: " + words
        : "“" + words + "” (" + placeInWords() + ")";
  }
}
