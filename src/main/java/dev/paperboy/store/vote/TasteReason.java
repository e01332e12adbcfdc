package dev.paperboy.store.vote;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Why a paper stands where it does in a digest, according to the votes of the channel.
 *
 * @param liked whether it resembles papers voted up; otherwise it resembles papers voted down
 * @param paper the ID of the voted paper that it resembles most
 * @param words the words and authors that they have in common, the most important first
 */
public record TasteReason(
    @JsonProperty("liked") boolean liked,
    @JsonProperty("paper") String paper,
    @JsonProperty("words") List<String> words) {

  /** Copies the list. */
  public TasteReason {
    words = List.copyOf(words);
  }
}
