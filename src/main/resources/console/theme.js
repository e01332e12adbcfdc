/** Light, dark, or as the system has it. */
import { byId } from "./dom.js";

const NEXT = { system: "light", light: "dark", dark: "system" };

export function startTheme() {
  byId("theme").addEventListener("click", switchTheme);
  tell();
}

export function switchTheme() {
  const next = NEXT[current()];
  if (next === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = next;
  }
  try {
    localStorage.setItem("paperboy.theme", next);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  tell();
}

function current() {
  return document.documentElement.dataset.theme ?? "system";
}

function tell() {
  const word = `Theme: ${current() === "system" ? "as the system" : current()}`;
  byId("theme-word").textContent = word;
  byId("theme").title = word;
}
