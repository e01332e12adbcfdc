/** How the program is doing: feeds, outbox, platforms. */
import * as api from "./api.js";
import { byId, element } from "./dom.js";
import { countedPapers } from "./text.js";
import { ago } from "./times.js";

const STATES = {
  fresh: ["good", "Fresh"],
  quiet: ["good", "Quiet"],
  on: ["good", "On"],
  late: ["warn", "Late"],
  "partly read": ["warn", "Partly read"],
  "not read yet": ["", "Not read yet"],
  off: ["", "Off"],
  failing: ["bad", "Failing"],
};

let asked = 0;
let planned = 0;

/** Asks for the status soon; many calls at once are one question. */
export function refreshStatus(pause = 300) {
  clearTimeout(planned);
  planned = setTimeout(show, pause);
}

async function show() {
  const question = ++asked;
  try {
    const status = await api.status();
    if (question === asked) {
      showNumbers(status);
      showFeeds(status);
      showPlatforms(status);
      showPill(status);
    }
  } catch {
    // The banner tells that the connection is lost; the last known state stays.
  }
}

function showNumbers({ papers, unindexed, subscriptions, outbox }) {
  numbers("numbers", [
    ["Papers seen", papers],
    ...(unindexed > 0 ? [["Not yet found by search", unindexed, "warn"]] : []),
    ["Subscriptions", subscriptions],
  ]);
  numbers("outbox", [
    ["To be sent", outbox.pending],
    ["Sent", outbox.sent],
    ["Held back", outbox.held, outbox.held > 0 && "warn"],
    ["Failed", outbox.failed, outbox.failed > 0 && "bad"],
  ]);
}

function numbers(id, rows) {
  byId(id).replaceChildren(
    ...rows.flatMap(([name, count, state]) => [
      element("dt", {}, name),
      element("dd", { "data-state": state || null }, count.toLocaleString("en")),
    ]),
  );
}

function showFeeds({ feeds, now }) {
  const rows = feeds.map((feed) => {
    const seen = feed.last_success ? `read ${ago(feed.last_success, now)}` : "not read yet";
    const detail = [`${countedPapers(feed.papers)}, ${seen}`, capitalized(feed.detail)].filter(Boolean).join(". ");
    return row(feed.title || feed.name, feed.status, detail);
  });
  byId("feeds").replaceChildren(...(rows.length > 0 ? rows : [element("li", {}, "No feed is configured.")]));
}

function showPlatforms({ platforms }) {
  byId("platforms").replaceChildren(...platforms.map((platform) => row(capitalized(platform.name), platform.state, platform.detail)));
}

function row(name, word, detail) {
  const [state, label] = STATES[word] ?? ["", capitalized(word)];
  return element(
    "li",
    { "data-state": state },
    element("span", { className: "dot", "aria-hidden": "true" }),
    element("span", {}, name),
    element("span", { className: "state-word" }, label),
    detail && element("span", { className: "detail" }, detail),
  );
}

function showPill({ feeds, outbox }) {
  const bad = feeds.filter((feed) => STATES[feed.status]?.[0] === "bad").length;
  const late = feeds.filter((feed) => STATES[feed.status]?.[0] === "warn").length;
  const [state, word] =
    bad > 0
      ? ["bad", `${bad} of ${feeds.length} feeds failing`]
      : outbox.failed > 0
        ? ["bad", `${outbox.failed} not delivered`]
        : late > 0
          ? ["warn", `${late} of ${feeds.length} feeds late or partly read`]
          : ["good", feeds.length === 0 ? "Running" : "All feeds fine"];
  byId("status-button").dataset.state = state;
  byId("status-word").textContent = word;
  byId("status-more").textContent = outbox.pending > 0 ? `, ${outbox.pending} to send` : "";
}

function capitalized(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
