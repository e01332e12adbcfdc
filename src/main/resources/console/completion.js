/** The list of completions above the command box. */
import { element } from "./dom.js";

const PAUSE_MILLISECONDS = 90;

/** Shows what the server suggests for the text in the box. */
export class Completion {
  constructor(box, list, suggest) {
    this.box = box;
    this.list = list;
    this.suggest = suggest;
    this.items = [];
    this.selected = -1;
    this.asked = 0;
    list.addEventListener("mousedown", (event) => {
      event.preventDefault();
      const item = event.target.closest("li");
      if (item) {
        this.accept(Number(item.dataset.index));
      }
    });
    box.addEventListener("blur", () => this.close());
  }

  get isOpen() {
    return !this.list.hidden;
  }

  /** Asks anew, unless the text changes again at once. */
  refresh() {
    const asked = ++this.asked;
    const text = this.box.value;
    setTimeout(async () => {
      if (asked !== this.asked) {
        return;
      }
      const found = text.trim() === "" ? [] : await this.suggest(text).catch(() => []);
      if (asked === this.asked && document.activeElement === this.box) {
        this.show(found.filter((item) => item !== text.trim()));
      }
    }, PAUSE_MILLISECONDS);
  }

  show(items) {
    this.items = items;
    this.list.replaceChildren(
      ...items.map((item, index) => element("li", { id: `completion-${index}`, role: "option", "data-index": index, "aria-selected": "false" }, item)),
    );
    this.list.hidden = items.length === 0;
    this.box.setAttribute("aria-expanded", String(this.isOpen));
    this.select(-1);
  }

  close() {
    this.asked++;
    this.show([]);
  }

  /** Moves the selection, around the ends. */
  move(by) {
    const places = this.items.length + 1;
    this.select(((this.selected + 1 + by + places) % places) - 1);
  }

  select(index) {
    this.selected = index;
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    if (index < 0) {
      this.box.removeAttribute("aria-activedescendant");
    } else {
      this.box.setAttribute("aria-activedescendant", `completion-${index}`);
      this.list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  /** Puts a completion into the box, and leaves the list closed so that Tab goes on from here. */
  accept(index) {
    this.box.value = `${this.items[index]} `;
    this.close();
    this.box.focus();
  }
}
