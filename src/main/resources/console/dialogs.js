/** What opens over the page: drawers, help, and the keys that open them. */
import { byId } from "./dom.js";

const NARROW_CHANNELS = matchMedia("(max-width: 48rem)");
const NARROW_STATUS = matchMedia("(max-width: 74rem)");

/** Closes every drawer; the focus goes back to the button that opened it. */
export function closeDrawers() {
  for (const [panel, button] of [["channels", "menu"], ["status", "status-button"]]) {
    if (byId(panel).classList.contains("open")) {
      setDrawer(panel, button, false);
      byId(button).focus();
    }
  }
}

export function startDialogs() {
  byId("menu").addEventListener("click", () => setDrawer("channels", "menu", true));
  byId("status-button").addEventListener("click", toggleStatus);
  byId("backdrop").addEventListener("click", closeDrawers);
  document.querySelectorAll(".drawer-close").forEach((button) => button.addEventListener("click", closeDrawers));
  byId("help-button").addEventListener("click", openHelp);
  for (const query of [NARROW_CHANNELS, NARROW_STATUS]) {
    query.addEventListener("change", settle);
  }
  settle();
}

export function openHelp() {
  if (!byId("help").open) {
    byId("help").showModal();
  }
}

function settle() {
  setDrawer("channels", "menu", false);
  setDrawer("status", "status-button", false);
  byId("status-button").setAttribute("aria-expanded", String(!NARROW_STATUS.matches));
  byId("status").classList.remove("closed");
}

function toggleStatus() {
  if (NARROW_STATUS.matches) {
    setDrawer("status", "status-button", true);
    return;
  }
  const closed = byId("status").classList.toggle("closed");
  byId("status-button").setAttribute("aria-expanded", String(!closed));
}

function setDrawer(panel, button, open) {
  byId(panel).classList.toggle("open", open);
  byId(button).setAttribute("aria-expanded", String(open));
  byId("backdrop").hidden = !open;
  for (const other of [byId("main"), document.querySelector(".bar"), byId(panel === "channels" ? "status" : "channels")]) {
    other.inert = open;
  }
  if (open) {
    byId(panel).querySelector(".drawer-close").focus();
  }
}
