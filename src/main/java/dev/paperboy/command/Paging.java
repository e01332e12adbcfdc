package dev.paperboy.command;

import dev.paperboy.card.Action;
import dev.paperboy.card.Invocation;
import dev.paperboy.command.Command.Call;
import dev.paperboy.command.CommandForm.Field;
import dev.paperboy.command.CommandForm.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of a long reply. */
public final class Paging {
  private static final Pattern PAGE =
      Pattern.compile("(?:^|\\s)page\\s+(\\d{1,4})$", Pattern.CASE_INSENSITIVE);

  private Paging() {}

  /** Returns the field for the page. */
  public static Field field() {
    return Field.optional("page", Kind.NUMBER, "the page, starting at 1");
  }

  /** Removes {@code page N} from the end of typed text; the rest is the field's value. */
  public static Map<String, String> read(String typed, String field) {
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = PAGE.matcher(typed);
    boolean paged = matcher.find();
    if (paged) {
      fields.put("page", matcher.group(1));
    }
    String rest = paged ? typed.substring(0, matcher.start()).strip() : typed;
    if (!rest.isEmpty()) {
      fields.put(field, rest);
    }
    return fields;
  }

  /** Returns the requested page, from 1. */
  public static int page(Call call) {
    String typed = call.field("page");
    return typed.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(typed)) : 1;
  }

  /** Returns a page of a command as it is typed, in backticks. */
  public static String typed(Invocation command, int page) {
    return Wording.typed("/papers " + command.with("page", page).typed());
  }

  /**
   * Returns the actions that lead to the adjacent pages, or back from a page that does not exist.
   *
   * @param command shows the first page
   * @param there whether the page has any content
   */
  public static List<Action> actions(Invocation command, int page, boolean there, boolean more) {
    return page > 1 && !there
        ? List.of(new Action("First page", command.with("page", 1)))
        : actions(command, page, more);
  }

  /**
   * Returns the actions that lead to the adjacent pages.
   *
   * @param command shows the first page
   */
  public static List<Action> actions(Invocation command, int page, boolean more) {
    List<Action> actions = new ArrayList<>();
    if (page > 1) {
      actions.add(new Action("Previous", command.with("page", page - 1)));
    }
    if (more) {
      actions.add(new Action("Next", command.with("page", page + 1)));
    }
    return actions;
  }
}
