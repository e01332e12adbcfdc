/** The channels on the left: which there are, which is open, what is unread. */
import * as api from "./api.js";
import { byId, element } from "./dom.js";

const READ = "paperboy.read.";

/** The list; `onChoose(name)` opens a channel. */
export class Channels {
  constructor(onChoose) {
    this.onChoose = onChoose;
    this.names = [];
    this.current = "";
    this.unread = new Map();
    this.counts = new Map();
    this.readHere = new Map();
    byId("new-channel").addEventListener("submit", (event) => {
      event.preventDefault();
      this.create();
    });
  }

  /** Reads the channels anew; those that appeared are counted as read so far. */
  async refresh() {
    this.names = (await api.channels()).map((channel) => channel.name);
    await Promise.all(this.names.filter((name) => name !== this.current).map((name) => this.count(name)));
    this.show();
  }

  /** Marks a channel as read up to this message. */
  read(name, number) {
    this.unread.delete(name);
    this.keepRead(name, number);
    this.show();
  }

  /** Something was posted in a channel that is not open. */
  async posted(name) {
    if (this.lastRead(name) === null) {
      // It came to be while the page was open: nothing of it has been read.
      this.keepRead(name, 0);
    }
    await (this.names.includes(name) ? this.count(name) : this.refresh());
    this.show();
  }

  choose(name) {
    this.current = name;
    this.show();
    this.onChoose(name);
  }

  /** Opens the channel that stands this many places further down. */
  step(by) {
    if (this.names.length > 0) {
      const place = this.names.indexOf(this.current) + by;
      this.choose(this.names[(place + this.names.length) % this.names.length]);
    }
  }

  /**
   * Counts what is unread in a channel. A count waits for the one before, so that what is shown is
   * never older than what was told last.
   */
  count(name) {
    const before = this.counts.get(name) ?? Promise.resolve();
    const count = before.catch(() => {}).then(() => this.countNow(name));
    this.counts.set(name, count);
    return count;
  }

  async countNow(name) {
    const newest = (await api.newestMessages(name, 1)).at(-1)?.id ?? 0;
    const read = this.lastRead(name) ?? newest;
    // Numbers that went back are those of another database: nothing of it has been read.
    const fresh = read === newest ? [] : await api.messagesAfter(name, read < newest ? read : 0, 100);
    if (this.lastRead(name) === null) {
      this.keepRead(name, newest);
    }
    // Whoever opened the channel meanwhile has read it.
    if (this.lastRead(name) === read) {
      this.unread.set(name, fresh.length);
    }
  }

  /** The number of the last message that was read in a channel; null when it was never seen. */
  lastRead(name) {
    try {
      const text = localStorage.getItem(READ + name);
      return text === null ? null : Number(text);
    } catch {
      return this.readHere.get(name) ?? null;
    }
  }

  keepRead(name, number) {
    this.readHere.set(name, number);
    try {
      localStorage.setItem(READ + name, String(number));
    } catch {
      // Without storage a channel counts as read when the page opens.
    }
  }

  async create() {
    const box = byId("channel-name");
    const error = byId("channel-error");
    error.textContent = "";
    try {
      const channel = await api.createChannel(box.value);
      box.value = "";
      await this.refresh();
      this.choose(channel.name);
      byId("command").focus();
    } catch (refusal) {
      error.textContent = refusal.message;
      box.focus();
    }
  }

  show() {
    byId("channel-list").replaceChildren(...this.names.map((name) => element("li", {}, this.button(name))));
    const total = [...this.unread.values()].reduce((sum, count) => sum + count, 0);
    byId("menu-unread").hidden = total === 0;
    document.title = `${total > 0 ? `(${total}) ` : ""}${this.current ? `#${this.current} · ` : ""}Paperboy`;
  }

  button(name) {
    const unread = this.unread.get(name) ?? 0;
    const shown = unread > 99 ? "99+" : String(unread);
    return element(
      "button",
      { type: "button", className: "channel", "data-channel": name, "aria-current": name === this.current ? "true" : null, onclick: () => this.choose(name) },
      element("span", { className: "hash", "aria-hidden": "true" }, "#"),
      element("bdi", { className: "name" }, name),
      unread > 0 && element("span", { className: "unread" }, shown, element("span", { className: "sr-only" }, " unread")),
    );
  }
}
