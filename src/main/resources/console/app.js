/** The page: puts its parts together. */
import * as api from "./api.js";
import { Channels } from "./channels.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { closeDrawers, openHelp, startDialogs } from "./dialogs.js";
import { byId, element } from "./dom.js";
import { listen } from "./events.js";
import { refreshStatus } from "./status.js";
import { countedPapers } from "./text.js";
import { startTheme, switchTheme } from "./theme.js";

const EXAMPLES = [
  "subscribe diffusion transformer",
  "preview rlhf, dpo, \"preference optimization\"",
  "search \"world model\" has:code",
  "help",
];
const STATUS_EVERY_MILLISECONDS = 30_000;

const client = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const commands = { run, fill: (text) => composer.fill(text) };
const channels = new Channels(openChannel);
const conversation = new Conversation(commands);
const composer = new Composer(run);
const replies = new Map();
// The number of the newest message on the page; below 0 while a channel is being opened.
let newest = -1;
let wasLost = false;
let catchingUp = Promise.resolve();

async function start() {
  startTheme();
  startDialogs();
  byId("help-examples").append(...exampleButtons());
  byId("search").addEventListener("submit", search);
  document.addEventListener("keydown", press);
  document.addEventListener("visibilitychange", () => document.hidden || catchUp());
  refreshStatus(0);
  setInterval(refreshStatus, STATUS_EVERY_MILLISECONDS);
  composer.use("");
  await channels.refresh().catch(lost);
  openFirst();
  listen({
    onOpen: found,
    onLost: lost,
    message: posted,
    edit: edited,
    reply: overheard,
    feed: () => refreshStatus(),
    status: () => refreshStatus(),
  });
}

function openFirst() {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const name = channels.names.includes(wanted) ? wanted : channels.names[0];
  if (name) {
    channels.choose(name);
  } else {
    showEmpty();
  }
}

/** Shows a channel from its newest messages on. */
async function openChannel(name) {
  closeDrawers();
  history.replaceState(null, "", `#${encodeURIComponent(name)}`);
  byId("channel-title").textContent = `#${name}`;
  byId("channel-about").textContent = "Papers that match this channel's subscriptions arrive here";
  composer.use(name);
  newest = -1;
  conversation.reset([]);
  // What it says is about the channel before, until the messages are there.
  byId("empty").hidden = true;
  try {
    const messages = await api.newestMessages(name);
    if (channels.current === name) {
      newest = messages.at(-1)?.id ?? 0;
      conversation.reset([...messages.map((message) => conversation.message(message)), ...(replies.get(name) ?? [])]);
      channels.read(name, newest);
      showEmpty();
      // What was posted while the answer was on its way.
      catchUp();
    }
  } catch (refusal) {
    show(name, conversation.mistake(refusal, run));
  }
}

/** Fetches what was posted since the newest message on the page; one fetch at a time. */
function catchUp() {
  catchingUp = catchingUp.then(async () => {
    const name = channels.current;
    while (name === channels.current && newest >= 0 && !document.hidden) {
      const from = newest;
      const fresh = await api.messagesAfter(name, from);
      if (name !== channels.current || newest !== from || fresh.length === 0) {
        return;
      }
      newest = fresh.at(-1).id;
      conversation.add(fresh.map((message) => conversation.message(message)));
      channels.read(name, newest);
      showEmpty();
      announce(fresh);
    }
  }).catch(() => {});
}

function announce(messages) {
  const papers = messages.flatMap((message) => message.cards);
  byId("announcer").textContent =
    papers.length === 1 ? `New paper: ${papers[0].title}` : `${papers.length || messages.length} new ${papers.length ? "papers" : "messages"}`;
}

function posted({ channel, id }) {
  if (channel === channels.current && !document.hidden) {
    catchUp();
  } else {
    channels.posted(channel, id).catch(() => {});
  }
  refreshStatus();
}

/** Shows what a message has come to say. */
async function edited({ channel, id }) {
  if (channel === channels.current) {
    const [message] = await api.messagesAfter(channel, id - 1, 1).catch(() => []);
    if (message?.id === id && channel === channels.current) {
      conversation.replace(message);
    }
  }
}

function overheard(reply) {
  if (reply.client !== client) {
    show(reply.channel, conversation.overheard(reply));
  }
}

/** Runs a command in the open channel. */
async function run(text) {
  const name = channels.current;
  if (name === "") {
    byId("channel-name").focus();
    return;
  }
  if (byId("help").open) {
    byId("help").close();
  }
  show(name, conversation.typed(text));
  try {
    const reply = await api.runCommand(name, text, client);
    show(name, conversation.reply(reply));
    byId("announcer").textContent = reply.text;
  } catch (refusal) {
    show(name, conversation.mistake(refusal, run));
    byId("announcer").textContent = refusal.message;
  }
  refreshStatus();
}

async function search(event) {
  event.preventDefault();
  const query = byId("search-text").value.trim();
  if (query !== "") {
    await searchFor(query);
  }
}

async function searchFor(query, sort = "relevance") {
  const name = channels.current;
  byId("search-text").value = query;
  try {
    const answer = await api.searchPapers(query, sort);
    show(name, conversation.found(query, sort, answer, searchFor));
    byId("announcer").textContent = `${countedPapers(answer.papers.length)} found`;
  } catch (refusal) {
    show(name, conversation.mistake(refusal, (suggestion) => searchFor(suggestion, sort)));
  }
}

/** Adds an entry that only this page knows to a channel, and keeps it for when it is opened again. */
function show(name, entry) {
  replies.set(name, [...(replies.get(name) ?? []).filter((old) => old.isConnected || name !== channels.current), entry].slice(-50));
  if (name === channels.current) {
    conversation.add([entry], true);
    showEmpty();
  }
}

function showEmpty() {
  const isEmpty = byId("messages").children.length === 0;
  byId("empty").hidden = !isEmpty;
  if (!isEmpty) {
    return;
  }
  const isFirst = channels.current === "";
  if (isFirst) {
    byId("channel-title").textContent = "Welcome";
    byId("channel-about").textContent = "";
  }
  byId("empty").replaceChildren(
    element("img", { src: "/console/icon.svg", alt: "" }),
    element("h2", {}, isFirst ? "Name your first channel" : "Nothing has been posted here yet"),
    element(
      "p",
      {},
      isFirst
        ? "A channel collects the papers on one subject. Type its name under Channels, then say what to look for."
        : "Say what this channel should look for. New papers that match arrive here as cards, each once.",
    ),
    isFirst
      ? element("div", { className: "examples" }, element("button", { type: "button", className: "primary", onclick: nameChannel }, "New channel"))
      : element("div", { className: "examples" }, exampleButtons()),
  );
}

function nameChannel() {
  if (byId("menu").offsetParent !== null) {
    byId("menu").click();
  }
  byId("channel-name").focus();
}

function exampleButtons() {
  return EXAMPLES.map((text) => element("button", { type: "button", onclick: () => useExample(text) }, `/papers ${text}`));
}

function useExample(text) {
  byId("help").close();
  composer.fill(text);
}

function found() {
  byId("banner").hidden = true;
  channels.refresh().then(() => channels.current === "" && openFirst()).catch(() => {});
  if (wasLost && channels.current !== "") {
    // The program may have come back with another database, in which numbers start again.
    openChannel(channels.current);
  } else {
    catchUp();
  }
  wasLost = false;
  refreshStatus();
}

function lost() {
  wasLost = true;
  byId("banner").textContent = "The connection to Paperboy is lost. Trying again; nothing is missed.";
  byId("banner").hidden = false;
}

const KEYS = {
  "/": () => composer.focus(),
  s: () => byId("search-text").focus(),
  t: switchTheme,
  "?": openHelp,
  "[": () => channels.step(-1),
  "]": () => channels.step(1),
};

function press(event) {
  if (event.key === "Escape") {
    closeDrawers();
    return;
  }
  const isTyping = event.target.closest("input, textarea, dialog");
  const action = KEYS[event.key];
  if (!isTyping && action && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    action();
  }
}

start();
