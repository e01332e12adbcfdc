/** Turns plain text into nodes: matched words are marked, backticked text becomes code. */
import { element } from "./dom.js";

const HARMLESS = /^(search|similar|show|why|list|help|feeds|settings|preview|trending|history|export)\b/;
const MORE = /^\+\d[\d,.]* more\b/;

/** The text with every matched word in a mark. */
export function highlighted(text, words) {
  const wanted = [...new Set(words)].filter((word) => word.trim() !== "").sort((a, b) => b.length - a.length);
  if (wanted.length === 0) {
    return [text];
  }
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${wanted.map(escaped).join("|")})(?![\\p{L}\\p{N}])`, "giu");
  return text.split(pattern).map((part, index) => (index % 2 === 1 ? element("mark", {}, part) : part));
}

/**
 * The text with code where backticks stand. A command in it is a button: one that only reads runs
 * at once, another is put into the box; a line "+27 more …" with a command in it is one large button.
 */
export function withCode(text, commands) {
  return text.split("\n").flatMap((line, index) => {
    const command = /`\/papers ([^`]+)`/.exec(line);
    const nodes =
      MORE.test(line.trim()) && command
        ? [element("button", { type: "button", className: "more", onclick: () => commands.run(command[1]) }, line.replaceAll("`", ""))]
        : codeParts(line, commands);
    return index === 0 ? nodes : ["\n", ...nodes];
  });
}

/** `1 paper`, `2 papers`. */
export function countedPapers(number) {
  return `${number.toLocaleString("en")} ${number === 1 ? "paper" : "papers"}`;
}

function codeParts(line, commands) {
  return line.split(/`([^`]+)`/).map((part, index) => {
    if (index % 2 === 0) {
      return part;
    }
    if (!part.startsWith("/papers ")) {
      return element("code", {}, part);
    }
    const command = part.slice("/papers ".length);
    const use = HARMLESS.test(command) ? commands.run : commands.fill;
    return element("button", { type: "button", className: "command-link", onclick: () => use(command) }, part);
  });
}

function escaped(word) {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
