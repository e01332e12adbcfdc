package dev.paperboy.chat.email.message;

import dev.paperboy.paper.PaperId;

/** The addresses of the pages that mails lead to. Thread-safe. */
public interface PaperLinks {

  /** Returns the address of the first page. */
  String home();

  /** Returns the address of a paper's page. */
  String paper(PaperId paper);

  /** Returns the address of the papers that match a query, as typed. */
  String search(String query);
}
