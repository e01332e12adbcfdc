package dev.paperboy.route;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;

/**
 * A paper as feeds print it, and when.
 *
 * @param id such as {@code 2606.00001}
 * @param revised the abstract of its second version
 * @param tldr what Hugging Face adds; empty for none
 * @param code address of its code; empty for none
 * @param lists on which days' lists of Hugging Face it stands, with its votes at the end of that
 *     day
 * @param news the day arXiv announces it as {@code new} or {@code cross}; {@link LocalDate#MAX} for
 *     never
 * @param cross whether arXiv announces it as a cross-list
 * @param replaced the day arXiv announces its second version; {@link LocalDate#MAX} for never
 */
public record Printed(
    String id,
    String title,
    String abstractText,
    String revised,
    String tldr,
    List<String> authors,
    String code,
    NavigableMap<LocalDate, Integer> lists,
    LocalDate news,
    boolean cross,
    LocalDate replaced) {

  /** Whether any feed announces it as news. */
  public boolean isNews() {
    return !lists.isEmpty() || !news.equals(LocalDate.MAX);
  }
}
