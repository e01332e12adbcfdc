/** Listens to what the server tells. */
const LONGEST_PAUSE_MILLISECONDS = 15_000;

/**
 * Listens for good: after a break it comes back by itself. Calls `onOpen()` each time it is
 * connected, `onLost()` each time it is not, and the handler of each event with its data.
 */
export function listen({ onOpen, onLost, ...handlers }) {
  let pause = 1_000;
  const connect = () => {
    const source = new EventSource("/api/events");
    source.onopen = () => {
      pause = 1_000;
      onOpen();
    };
    source.onerror = () => {
      onLost();
      // A browser gives up after a refusal; we do not.
      if (source.readyState === EventSource.CLOSED) {
        source.close();
        setTimeout(connect, pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS);
      }
    };
    for (const [name, handler] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => handler(JSON.parse(event.data)));
    }
    addEventListener("pagehide", () => source.close(), { once: true });
  };
  connect();
}
