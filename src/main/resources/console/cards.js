/** A paper as a card. */
import { element, link } from "./dom.js";
import { highlighted } from "./text.js";
import { dayOf } from "./times.js";

/** The card; its buttons use these commands. */
export function cardOf(card, commands) {
  const title = element("bdi", {}, highlighted(card.title, card.matched));
  return element(
    "article",
    { className: "card", "data-paper": card.paper },
    origin(card),
    card.withdrawn && element("p", { className: "withdrawn" }, "Withdrawn"),
    element("h3", {}, link(card.url, "", title)),
    card.authors && element("p", { className: "authors", dir: "auto" }, card.authors),
    card.summary && summary(card),
    reasons(card),
    element("footer", {}, signals(card), links(card), actions(card, commands)),
  );
}

function origin(card) {
  return element(
    "div",
    { className: "card-origin" },
    card.source && element("bdi", {}, card.source),
    element("time", { datetime: card.published }, dayOf(card.published)),
    card.version && element("span", { className: "version" }, card.version),
    card.categories.length > 0 &&
      element("ul", { className: "chips", "aria-label": "Categories" }, card.categories.map((name) => element("li", {}, element("bdi", {}, name)))),
  );
}

function summary(card) {
  const text = element("bdi", {}, highlighted(card.summary, card.matched));
  const mark =
    card.machine_summary &&
    element("span", { className: "machine", title: "This summary was written by a machine, not by the authors" }, "machine-written");
  return element("p", { className: "summary" }, text, " ", mark);
}

function reasons(card) {
  const why = card.why.length > 0 && element("p", { className: "why" }, `Matched ${card.why.join(", ")}`);
  const match = card.match && element("p", { className: "match" }, card.match);
  const causes = card.subscriptions.map((cause) =>
    element("p", { className: "cause" }, `Asked for by subscription ${cause.id}: `, element("code", {}, cause.query)),
  );
  const taste = card.taste && element("p", { className: "taste" }, card.taste);
  return (match || why || causes.length > 0 || taste) && element("div", { className: "reasons" }, match, why, causes, taste);
}

function signals(card) {
  const parts = card.rank ? [element("span", {}, card.rank)] : [
    card.upvotes > 0 && element("span", {}, `▲ ${counted(card.upvotes, "upvote")}`),
    card.comments > 0 && element("span", {}, counted(card.comments, "comment")),
  ].filter(Boolean);
  if (card.votes) parts.push(element("span", {}, card.votes));
  return parts.length > 0 && element("div", { className: "signals" }, parts);
}

function links(card) {
  const named = [
    ["PDF", card.pdf],
    ["Code", card.code],
    ["Project", card.project],
  ].filter(([, address]) => address);
  return named.length > 0 && element("div", { className: "links" }, named.map(([name, address]) => link(address, "", name)));
}

function actions(card, commands) {
  const button = (name, spoken, command) =>
    element("button", { type: "button", title: spoken, "aria-label": `${spoken}: ${card.title}`, onclick: () => commands.run(command) }, name);
  return element(
    "div",
    { className: "actions" },
    button("Similar", "Similar", `similar ${card.paper}`),
    button("Why", "Why", `why ${card.paper}`),
    button("👍", "More like this", `vote ${card.paper} up toggle`),
    button("👎", "Less like this", `vote ${card.paper} down toggle`),
  );
}

function counted(count, noun) {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
