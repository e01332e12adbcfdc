package dev.paperboy.feed;

/** Why a source may announce nothing on a day. */
public enum Lull {
  /** It is the weekend at the source. */
  WEEKEND,
  /** It is a holiday at the source. */
  HOLIDAY,
  /** It will announce later today, or tomorrow. */
  NOT_YET_DUE,
  /** It has no timetable, so nothing is ever due. */
  NO_TIMETABLE
}
