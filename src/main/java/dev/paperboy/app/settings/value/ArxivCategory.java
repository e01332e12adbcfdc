package dev.paperboy.app.settings.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** Validates the form of arXiv's subject classes: an archive, alone or with one of its classes. */
public final class ArxivCategory {

  // physics and cond-mat name their classes in words, all others in two capitals.
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:physics|cond-mat)\\.[a-z]+(?:-[a-z]+)?|[a-z]+(?:-[a-z]+)?(?:\\.[A-Z]{2})?");
  private static final Pattern TWO_LETTERS = Pattern.compile("(?i)[a-z]+(?:-[a-z]+)?\\.[a-z]{2}");

  private ArxivCategory() {}

  /**
   * Returns the category if it has a valid form.
   *
   * @throws IllegalArgumentException otherwise, with a suggestion
   */
  public static String require(String category) {
    if (SHAPE.matcher(category).matches()) {
      return category;
    }
    throw new IllegalArgumentException(
        "`%s` is not an arXiv category; %s".formatted(category, advice(category)));
  }

  private static String advice(String category) {
    if (category.endsWith(".*")) {
      return "write `%s` for all of it".formatted(category.substring(0, category.length() - 2));
    }
    if (TWO_LETTERS.matcher(category).matches()) {
      int dot = category.indexOf('.');
      return "did you mean `%s%s`?"
          .formatted(
              category.substring(0, dot).toLowerCase(Locale.ROOT),
              category.substring(dot).toUpperCase(Locale.ROOT));
    }
    return "they look like `cs.CL`, `hep-th` or `cs`";
  }
}
