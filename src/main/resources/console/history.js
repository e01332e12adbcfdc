/** The commands typed before, per channel, kept in the browser. */
const MOST = 100;

/** The history of a channel; a position walks through it. */
export class History {
  constructor(channel) {
    this.key = `paperboy.history.${channel}`;
    this.entries = read(this.key);
    this.rewind("");
  }

  /** Goes to the end, behind which the unfinished command stands. */
  rewind(draft) {
    this.position = this.entries.length;
    this.draft = draft;
  }

  add(command) {
    this.entries = [...this.entries.filter((entry) => entry !== command), command].slice(-MOST);
    this.rewind("");
    try {
      localStorage.setItem(this.key, JSON.stringify(this.entries));
    } catch {
      // Without storage the history lasts as long as the page.
    }
  }

  /** The command this many steps away, or null where there is none. */
  step(by, current) {
    const target = this.position + by;
    if (target < 0 || target > this.entries.length) {
      return null;
    }
    if (this.position === this.entries.length) {
      this.draft = current;
    }
    this.position = target;
    return this.entries[target] ?? this.draft;
  }
}

function read(key) {
  try {
    const entries = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry === "string") : [];
  } catch {
    return [];
  }
}
