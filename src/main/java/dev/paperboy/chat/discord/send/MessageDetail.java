package dev.paperboy.chat.discord.send;

/** How much a message shows, from the most to the least. */
enum MessageDetail {
  /** Cards with buttons. */
  CARDS,
  /** Text with buttons, where the bot may not embed links. */
  TEXT,
  /** Only text, if the rest was rejected. */
  BARE
}
