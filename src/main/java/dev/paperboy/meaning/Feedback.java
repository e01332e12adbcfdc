package dev.paperboy.meaning;

import java.time.LocalDate;

/**
 * Keeps weeks even: a topic that had many papers in the last seven days gets fewer now, and the
 * other way round. Without it the number of papers of a week is a matter of chance; a Poisson
 * process with five a week on average has 3 to 8 in only 80 % of the weeks, and topics come in
 * waves besides.
 */
final class Feedback {
  /** How many days it looks back. */
  static final int DAYS = 7;

  /** By how much of the deviation the rate is corrected. Chosen by simulation, docs/meaning.md. */
  private static final double GAIN = 1.5;

  private static final double LEAST = 0.2;
  private static final double MOST = 2;

  private Feedback() {}

  /**
   * Returns the rate to aim at, in papers a week.
   *
   * @param rated the thresholds that were in force
   * @param cosines the closeness of each paper
   */
  static double rate(RatedTopic rated, RecentWindow window, double[] cosines) {
    double wanted = rated.topic().perWeek();
    double found = 0;
    double possible = 0;
    LocalDate today = window.today();
    for (int ago = 1; ago <= DAYS; ago++) {
      if (rated.thresholdOn(today.minusDays(ago)) != null) {
        possible += weight(ago);
      }
    }
    for (int paper = 0; paper < cosines.length; paper++) {
      long ago = today.toEpochDay() - window.day(paper).toEpochDay();
      if (ago >= 1 && ago <= DAYS) {
        Double threshold = rated.thresholdOn(window.day(paper));
        found += threshold != null && cosines[paper] >= threshold ? weight((int) ago) : 0;
      }
    }
    // Days before the topic had a threshold are taken to have been as wanted.
    double perDay = wanted / DAYS;
    found += (ALL - possible) * perDay;
    double deviation = wanted - found / ALL * DAYS;
    return Math.min(MOST * wanted, Math.max(LEAST * wanted, wanted + GAIN * deviation));
  }

  private static final double ALL = DAYS * (DAYS + 1) / 2.0;

  /** The latest day counts most. */
  private static double weight(int daysAgo) {
    return DAYS + 1 - daysAgo;
  }
}
