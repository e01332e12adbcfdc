/** What stands in the middle: the messages of the open channel, and the answers to commands. */
import { byId, element } from "./dom.js";
import { cardOf } from "./cards.js";
import { facetsOf } from "./facets.js";
import { withCode } from "./text.js";
import { momentOf } from "./times.js";

const MOST_ENTRIES = 400;
const NEAR_THE_END = 120;

/** The list of entries; `commands` has `run(text)` and `fill(text)`. */
export class Conversation {
  constructor(commands) {
    this.commands = commands;
    this.list = byId("messages");
    this.scroller = byId("scroller");
    this.newer = byId("newer");
    this.newer.addEventListener("click", () => this.toEnd());
    this.scroller.addEventListener("scroll", () => {
      if (this.isAtEnd()) {
        this.newer.hidden = true;
      }
    });
  }

  /** Shows these entries, and nothing else. */
  reset(nodes) {
    this.list.replaceChildren(...nodes);
    this.newer.hidden = true;
    this.toEnd();
  }

  /** Adds entries below; follows them where the reader is at the end or asked for them. */
  add(nodes, follow = false) {
    const wasAtEnd = this.isAtEnd();
    this.list.append(...nodes);
    while (this.list.children.length > MOST_ENTRIES) {
      this.list.firstElementChild.remove();
    }
    if (follow) {
      nodes.at(-1)?.scrollIntoView({ block: "nearest" });
    } else if (wasAtEnd) {
      this.toEnd();
    } else {
      this.newer.hidden = false;
    }
  }

  /** A message that Paperboy posted. */
  message({ id, at, text, cards }) {
    return element(
      "li",
      { className: "entry arrived", "data-message": id },
      element(
        "div",
        { className: "entry-head" },
        element("span", { className: "who" }, "Paperboy"),
        element("time", { datetime: at }, momentOf(at)),
      ),
      this.body(text, cards),
    );
  }

  /** Shows a message again where it stands, if it does; the reader stays where they are. */
  replace(message) {
    this.list.querySelector(`[data-message="${message.id}"]`)?.replaceWith(this.message(message));
  }

  /** What the person typed. */
  typed(text) {
    return element("li", { className: "typed arrived" }, element("span", { className: "sr-only" }, "You typed "), text);
  }

  /** The answer to a command of this person. */
  reply({ ephemeral, text, cards, actions = [] }) {
    const entry = this.answer(ephemeral ? "quiet" : "open-reply", "Paperboy", ephemeral ? "Only you see this" : "Everyone here sees this", text, cards);
    if (actions.length > 0) {
      entry.append(element("div", { className: "next" }, actions.map((action) => this.next(action))));
    }
    return entry;
  }

  /** A button for what can be done next. */
  next({ label, command }) {
    return element("button", { type: "button", title: `/papers ${command}`, onclick: () => this.commands.run(command) }, label);
  }

  /** The answer to a command of somebody else. */
  overheard({ user, command, text, cards }) {
    return this.answer("open-reply", "Paperboy", `${user} asked: ${command}`, text, cards);
  }

  /** Papers that were searched for in the bar; `search(query, sort)` searches again. */
  found(asked, sort, { query, papers, total, exact, close, did_you_mean: meant, facets }, search) {
    const number =
      total === 0 && close > 0
        ? `${close} close in meaning`
        : `${exact ? "" : "More than "}${total.toLocaleString("en")}${close > 0 ? `, and ${close} close in meaning,` : ""}`;
    const text =
      papers.length === 0
        ? `Nothing seen so far matches \`${asked}\`.`
        : query === asked && total > 0
          ? `${number} for \`${query}\``
          : `Nothing seen so far matches \`${asked}\`. ${number} for \`${query}\``;
    const entry = this.answer("quiet", "Search", "Only you see this", text, papers);
    if (meant) {
      entry.append(element("button", { type: "button", className: "suggestion", onclick: () => search(meant, sort) }, "Did you mean ", element("code", {}, meant)));
    }
    if (papers.length > 1) {
      entry.append(facetsOf(query, sort, facets, search));
    }
    return entry;
  }

  /** A refusal, with the way out where there is one. */
  mistake(refusal, retry) {
    const entry = this.answer("quiet mistake", "That did not work", "Only you see this", refusal.message, []);
    if (refusal.suggestion) {
      entry.append(
        element("button", { type: "button", className: "suggestion", onclick: () => retry(refusal.suggestion) }, "Try ", element("code", {}, refusal.suggestion)),
      );
    }
    return entry;
  }

  answer(className, who, note, text, cards) {
    const entry = element(
      "li",
      { className: `entry arrived ${className}` },
      element(
        "div",
        { className: "entry-head" },
        element("span", { className: "who" }, who),
        element("span", { className: "note" }, note),
        element(
          "button",
          { type: "button", className: "icon-button dismiss", onclick: () => entry.remove() },
          element("span", { "aria-hidden": "true" }, "×"),
          element("span", { className: "sr-only" }, "Dismiss this reply"),
        ),
      ),
      this.body(text, cards),
    );
    return entry;
  }

  body(text, cards) {
    const paragraph = text && element("div", { className: "entry-text", dir: "auto" }, withCode(text, this.commands));
    const list =
      cards.length > 0 && element("div", { className: "card-list" }, cards.map((card) => cardOf(card, this.commands)));
    return element("div", {}, paragraph, list);
  }

  isAtEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR_THE_END;
  }

  toEnd() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }
}
