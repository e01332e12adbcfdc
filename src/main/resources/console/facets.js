/** How the papers of a search are spread: buttons that narrow it, and others that sort it. */
import { element } from "./dom.js";

const SORTS = [
  ["relevance", "Best first"],
  ["newest", "Newest first"],
  ["upvotes", "Most upvoted first"],
];
const SHOWN = 6;

/** The buttons below the papers; `search(query, sort)` searches again. */
export function facetsOf(query, sort, facets, search) {
  const order = SORTS.map(([name, label]) =>
    element("button", { type: "button", "aria-pressed": String(name === sort), onclick: () => search(query, name) }, label),
  );
  return element(
    "div",
    { className: "facets" },
    group("Order", order),
    group("Sources", facets.sources.map(narrowing)),
    group("Categories", facets.categories.slice(0, SHOWN).map(narrowing)),
    group("Months", facets.months.slice(0, SHOWN).map(narrowing)),
  );

  function narrowing({ value, papers, query: narrowed }) {
    return element(
      "button",
      { type: "button", title: narrowed, onclick: () => search(narrowed, sort) },
      element("bdi", {}, value),
      " ",
      element("span", { className: "count" }, papers.toLocaleString("en")),
    );
  }
}

function group(name, buttons) {
  return buttons.length > 0 && element("div", { className: "facet", role: "group", "aria-label": name }, element("span", {}, name), buttons);
}
