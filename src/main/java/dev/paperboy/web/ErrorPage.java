package dev.paperboy.web;

/** The page that tells a reader of a failure. */
public interface ErrorPage {

  /**
   * Returns HTML.
   *
   * @param status the status of the response, from 400
   * @param message what happened and what to do, in the reader's words
   */
  String html(int status, String message);
}
