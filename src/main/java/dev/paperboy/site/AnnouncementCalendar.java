package dev.paperboy.site;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Says on which days feeds announce papers. */
public interface AnnouncementCalendar {

  /** Returns what to expect of a day. */
  Outlook of(LocalDate day, Instant now);

  /** What to expect of a day that has no papers. */
  sealed interface Outlook {
    /** No feed announces papers at the weekend. */
    record Weekend() implements Outlook {}

    /** It is a weekday on which no feed announces papers. */
    record Holiday() implements Outlook {}

    /**
     * The announcements have not been due yet.
     *
     * @param due when the first one is due
     */
    record Expected(Instant due) implements Outlook {}

    /**
     * Announcements are overdue.
     *
     * @param feeds the feeds that are late or cannot be read
     */
    record Late(List<String> feeds) implements Outlook {
      /** Copies the list. */
      public Late {
        feeds = List.copyOf(feeds);
      }
    }

    /** Feeds could have announced papers, but none did. */
    record Quiet() implements Outlook {}
  }
}
