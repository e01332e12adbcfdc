/** Asks the console's API. */

/** What the server, or the way to it, has against a request. */
export class Refusal extends Error {
  constructor(status, body) {
    super(body.error ?? `The server returned ${status}.`);
    this.status = status;
    this.suggestion = body.suggestion ?? "";
  }
}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Refusal(0, { error: "Paperboy does not respond. Is it still running?" });
  }
  const body = await answer.json().catch(() => ({}));
  if (answer.status === 401) {
    location.assign("/login");
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, body);
  }
  return body;
}

function send(path, body) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

const inChannel = (name) => `/api/channels/${encodeURIComponent(name)}`;

export const channels = () => ask("/api/channels?newest=true");
export const unread = (read) => send("/api/unread", { read });
export const createChannel = (name) => send("/api/channels", { name });
export const runCommand = (channel, text, client) => send(`${inChannel(channel)}/commands`, { user: "you", text, client });
export const newestMessages = (channel, limit = 100) => ask(`${inChannel(channel)}/messages?limit=${limit}`);
export const messagesAfter = (channel, number, limit = 200) =>
  ask(`${inChannel(channel)}/messages?after=${number}&limit=${limit}`);
export const completions = (channel, text) => ask(`${inChannel(channel)}/complete?text=${encodeURIComponent(text)}`);
export const searchPapers = (query, sort) =>
  ask(`/api/papers?q=${encodeURIComponent(query)}&limit=20&facets=true&sort=${sort}`);
export const status = () => ask("/api/status");
