package dev.paperboy.feed;

/** Why it is in order that a source has announced nothing for a day. */
public enum Lull {
  /** It is the weekend there. */
  WEEKEND,
  /** It is a holiday there. */
  HOLIDAY,
  /** It will announce later today, or tomorrow. */
  NOT_YET_DUE,
  /** It keeps no timetable, so that nothing is ever due. */
  NO_TIMETABLE
}
