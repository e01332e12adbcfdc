package dev.paperboy.embedding;

import java.net.URI;

/**
 * A model on a server with an interface like OpenAI's.
 *
 * @param url the base address, without a trailing slash
 * @param model the name of the model
 * @param key sent as a bearer token; "" for none
 */
public record EndpointAddress(URI url, String model, String key) {

  /** Returns a text for operators, without the key. */
  @Override
  public String toString() {
    return model + " at " + url;
  }
}
