/** Builds the page's elements. Data only ever becomes text, never markup. */

/** An element with these properties and children; strings become text, false and null nothing. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) {
      continue;
    }
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (name === "className" || name === "textContent") {
      node[name] = value;
    } else {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat().filter((child) => child !== false && child !== null && child !== undefined));
  return node;
}

/** The element of this id. */
export function byId(id) {
  return document.getElementById(id);
}

/** A link that opens elsewhere, or plain text where the address is no web address. */
export function link(address, className, ...children) {
  if (!/^https?:\/\//i.test(address)) {
    return element("span", { className }, ...children);
  }
  return element("a", { href: address, className, target: "_blank", rel: "noopener noreferrer" }, ...children);
}
