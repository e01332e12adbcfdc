/** The channels on the left: which there are, which is open, what is unread. There may be thousands. */
import * as api from "./api.js";
import { byId, element } from "./dom.js";

const READ = "paperboy.read.";
const SEEN = "paperboy.seen";
const MOST_SHOWN = 100;
const FINDABLE_FROM = 15;
const REFRESH_MILLISECONDS = 200;
const SHOW_MILLISECONDS = 30;

/** The list; `onChoose(name)` opens a channel. */
export class Channels {
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.current = "";
    // By name: the newest message as the server listed it, in the order of the list.
    this.listed = new Map();
    // By name: how many were unread up to a message, as the server counted them.
    this.counted = new Map();
    // By name: the messages that the server told of since it was last asked.
    this.told = new Map();
    this.marks = new Map();
    // What was there when this browser first came has been read.
    this.seen = 0;
    this.refreshing = null;
    this.showing = false;
    byId("new-channel").addEventListener("submit", (event) => {
      event.preventDefault();
      this.create();
    });
    byId("find-channel").addEventListener("input", () => this.show());
    byId("find-channel").addEventListener("keydown", (event) => this.findWith(event));
    window.addEventListener("storage", () => this.readMarks());
    this.readMarks();
  }

  get names() {
    return [...this.listed.keys()];
  }

  /** Reads the channels anew. */
  async refresh() {
    this.told.clear();
    const channels = await api.channels();
    this.listed = new Map(channels.map((channel) => [channel.name, channel.newest]));
    this.counted.clear();
    this.startReading(channels.reduce((newest, channel) => Math.max(newest, channel.newest), 0));
    this.show();
  }

  /** Reads the channels anew in a moment, once for all that ask. */
  refreshSoon() {
    this.refreshing ??= new Promise((resolve) => setTimeout(resolve, REFRESH_MILLISECONDS)).then(() => {
      this.refreshing = null;
      return this.refresh();
    });
    return this.refreshing;
  }

  /** Marks a channel as read up to this message. */
  read(name, number) {
    this.keep(READ + name, number);
    this.marks.set(name, number);
    this.counted.set(name, { upTo: number, count: 0 });
    if (this.newest(name) < number) {
      this.listed.set(name, number);
    }
    this.show();
  }

  /** Something was posted in a channel that is not open. */
  async posted(name, number) {
    const told = this.told.get(name) ?? new Set();
    this.told.set(name, told.add(number));
    if (!this.listed.has(name)) {
      await this.refreshSoon();
    }
    this.show();
  }

  choose(name) {
    this.current = name;
    this.show();
    this.onChoose(name);
  }

  /** Opens the channel that stands this many places further down. */
  step(by) {
    const names = this.shown();
    if (names.length > 0) {
      const place = names.indexOf(this.current) + by;
      this.choose(names[(place + names.length) % names.length]);
    }
  }

  /** The number of the last message that was read in a channel. */
  readUpTo(name) {
    const mark = this.marks.get(name);
    // Numbers that went back are those of another database: nothing of it has been read.
    return mark === undefined ? this.seen : mark > this.newest(name) ? 0 : mark;
  }

  newest(name) {
    return Math.max(this.listed.get(name) ?? 0, ...(this.told.get(name) ?? []));
  }

  /** How much is unread in a channel; at least one until the server has counted. */
  unread(name) {
    const listed = this.listed.get(name) ?? 0;
    const base = this.counted.get(name) ?? { upTo: listed, count: this.mustCount(name) ? 1 : 0 };
    return base.count + [...(this.told.get(name) ?? [])].filter((number) => number > base.upTo).length;
  }

  /** What is open is being read. */
  shownUnread(name) {
    return name === this.current && !document.hidden ? 0 : this.unread(name);
  }

  mustCount(name) {
    return !this.counted.has(name) && (this.listed.get(name) ?? 0) > this.readUpTo(name);
  }

  /** Asks how much is unread in these channels. */
  async count(names) {
    const read = Object.fromEntries(names.map((name) => [name, this.readUpTo(name)]));
    names.forEach((name) => this.counted.set(name, { upTo: this.listed.get(name), count: 1 }));
    const counts = await api.unread(read);
    for (const [name, { newest, count }] of Object.entries(counts)) {
      // Whoever opened the channel meanwhile has read it; a list that came meanwhile may know more.
      if (this.readUpTo(name) === read[name] && newest >= (this.listed.get(name) ?? 0)) {
        this.counted.set(name, { upTo: newest, count });
      }
    }
    this.show();
  }

  /** The channels on the page: where there are too many, those with something unread before others. */
  shown() {
    const wanted = byId("find-channel").value.trim().toLowerCase();
    const found = this.names.filter((name) => name.toLowerCase().includes(wanted));
    if (found.length <= MOST_SHOWN) {
      return found;
    }
    const unread = found.filter((name) => this.newest(name) > this.readUpTo(name));
    unread.sort((one, other) => this.newest(other) - this.newest(one));
    const current = found.filter((name) => name === this.current);
    const chosen = new Set([...new Set([...current, ...unread, ...found])].slice(0, MOST_SHOWN));
    return found.filter((name) => chosen.has(name));
  }

  findWith(event) {
    const [first] = this.shown();
    if (event.key === "Enter" && first) {
      this.choose(first);
    }
  }

  async create() {
    const box = byId("channel-name");
    const error = byId("channel-error");
    error.textContent = "";
    try {
      const channel = await api.createChannel(box.value);
      box.value = "";
      byId("find-channel").value = "";
      await this.refresh();
      this.choose(channel.name);
      byId("command").focus();
    } catch (refusal) {
      error.textContent = refusal.message;
      box.focus();
    }
  }

  /** Shows the list in a moment, once for all that happens until then. */
  show() {
    if (!this.showing) {
      this.showing = true;
      setTimeout(() => {
        this.showing = false;
        this.showNow();
      }, SHOW_MILLISECONDS);
    }
  }

  showNow() {
    const names = this.shown();
    byId("channel-list").replaceChildren(...names.map((name) => element("li", {}, this.button(name))));
    byId("find-channel").hidden = this.listed.size < FINDABLE_FROM;
    const more = this.listed.size - names.length;
    byId("more-channels").textContent = more > 0 ? `${more.toLocaleString("en")} more; type to find one` : "";
    const total = names.reduce((sum, name) => sum + this.shownUnread(name), 0);
    byId("menu-unread").hidden = total === 0;
    document.title = `${total > 0 ? `(${total}) ` : ""}${this.current ? `#${this.current} · ` : ""}Paperboy`;
    const uncounted = names.filter((name) => name !== this.current && this.mustCount(name));
    if (uncounted.length > 0) {
      this.count(uncounted).catch(() => {});
    }
  }

  button(name) {
    const unread = this.shownUnread(name);
    const shown = unread > 99 ? "99+" : String(unread);
    return element(
      "button",
      { type: "button", className: "channel", "data-channel": name, "aria-current": name === this.current ? "true" : null, onclick: () => this.choose(name) },
      element("span", { className: "hash", "aria-hidden": "true" }, "#"),
      element("bdi", { className: "name" }, name),
      unread > 0 && element("span", { className: "unread" }, shown, element("span", { className: "sr-only" }, " unread")),
    );
  }

  readMarks() {
    try {
      for (const [key, value] of Object.entries(localStorage)) {
        if (key.startsWith(READ)) {
          this.marks.set(key.slice(READ.length), Number(value));
        }
      }
    } catch {
      // Without storage what is there when the page opens counts as read.
    }
  }

  /** Begins to count what is unread, where this browser comes for the first time. */
  startReading(newest) {
    let seen = null;
    try {
      seen = localStorage.getItem(SEEN);
    } catch {
      seen = this.seen === 0 ? null : this.seen;
    }
    this.seen = seen === null || Number(seen) > newest ? newest : Number(seen);
    this.keep(SEEN, this.seen);
  }

  keep(key, value) {
    try {
      localStorage.setItem(key, String(value));
    } catch {
      // It is forgotten with the page.
    }
  }
}
