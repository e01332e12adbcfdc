package dev.paperboy.command;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paperboy.card.Invocation;
import dev.paperboy.store.Database;
import dev.paperboy.store.mapping.Columns;
import java.util.Map;
import org.jdbi.v3.core.generic.GenericType;

/** Buttons as the version before kept them: as the text of a command. */
public final class OlderButtons {
  private OlderButtons() {}

  /** Has every button that was made so far stand for what the version before kept for it. */
  public static void turnBack(Database database) {
    database.change(
        transaction ->
            transaction
                .handle()
                .createQuery("SELECT token, command FROM buttons")
                .setMapKeyColumn("token")
                .setMapValueColumn("command")
                .collectInto(new GenericType<Map<String, String>>() {})
                .forEach(
                    (token, kept) ->
                        transaction
                            .handle()
                            .createUpdate(
                                "UPDATE buttons SET command = :text, digest = :token"
                                    + " WHERE token = :token")
                            .bind("text", text(kept))
                            .bind("token", token)
                            .execute()));
  }

  private static String text(String kept) {
    Invocation button = Columns.fromJson(kept, new TypeReference<Invocation>() {});
    Map<String, String> fields = button.fields();
    if (!button.command().equals("home") || fields.containsKey("page")) {
      return button.typed();
    }
    return "home in "
        + fields.get("in")
        + " "
        + (fields.containsKey("what")
            ? fields.get("what") + " " + fields.get("subscription")
            : "subscribe");
  }
}
