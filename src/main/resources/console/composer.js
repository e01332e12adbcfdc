/** The command box: completion, history, sending. */
import * as api from "./api.js";
import { byId } from "./dom.js";
import { Completion } from "./completion.js";
import { History } from "./history.js";

/** The box; `onCommand(text)` runs what was typed and resolves when it is answered. */
export class Composer {
  constructor(onCommand) {
    this.onCommand = onCommand;
    this.box = byId("command");
    this.button = byId("run");
    this.channel = "";
    this.history = new History("");
    this.completion = new Completion(this.box, byId("completions"), (text) => api.completions(this.channel, text));
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.box.addEventListener("input", () => {
      this.history.rewind(this.box.value);
      this.completion.refresh();
    });
    this.box.addEventListener("keydown", (event) => this.press(event));
  }

  use(channel) {
    this.channel = channel;
    this.history = new History(channel);
    this.completion.close();
    this.box.disabled = this.button.disabled = channel === "";
  }

  /** Puts a command into the box for the person to finish. */
  fill(text) {
    this.box.value = text;
    this.completion.close();
    this.focus();
  }

  focus() {
    this.box.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  async submit() {
    const text = this.box.value.trim().replace(/^\/papers(\s+|$)/, "");
    if (text === "" || this.button.disabled) {
      return;
    }
    this.history.add(text);
    this.box.value = "";
    this.completion.close();
    this.button.disabled = true;
    try {
      await this.onCommand(text);
    } finally {
      this.button.disabled = this.channel === "";
    }
  }

  press(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { completion } = this;
    const choosing = completion.isOpen && completion.selected >= 0;
    if (event.key === "Escape" && completion.isOpen) {
      completion.close();
    } else if (event.key === "Tab" && !event.shiftKey && completion.isOpen) {
      completion.accept(Math.max(0, completion.selected));
    } else if (event.key === "Enter" && choosing) {
      completion.accept(completion.selected);
    } else if (event.key === "ArrowDown" && completion.isOpen) {
      completion.move(1);
    } else if (event.key === "ArrowUp" && completion.isOpen) {
      completion.move(-1);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      const command = this.history.step(event.key === "ArrowUp" ? -1 : 1, this.box.value);
      if (command !== null) {
        this.fill(command);
      }
    } else {
      return;
    }
    event.preventDefault();
  }
}
