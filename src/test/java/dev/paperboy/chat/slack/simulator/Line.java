package dev.paperboy.chat.slack.simulator;

/** A way of telling the bot something. */
interface Line {
  /** Tells the bot; it settles the try as soon as the outcome is known. */
  void send(Delivery delivery, Attempt attempt, Deliveries deliveries);
}
