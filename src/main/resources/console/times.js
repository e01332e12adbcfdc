/** How the page writes times. */
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** The day a paper appeared, as its source counts days: "12 Jun 2026". */
export function dayOf(instant) {
  return day.format(new Date(instant));
}

/** A moment by the reader's clock: "12 Jun, 09:30". */
export function momentOf(instant) {
  return moment.format(new Date(instant));
}

/** How long before: "4 min ago"; both by the program's clock, which may be a simulated one. */
export function ago(instant, now) {
  const minutes = Math.round((new Date(now) - new Date(instant)) / 60_000);
  if (minutes < 1) {
    return "just now";
  }
  if (minutes < 60) {
    return `${minutes} min ago`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}
