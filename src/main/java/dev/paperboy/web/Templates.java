package dev.paperboy.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * The HTML templates below {@code src/main/jte}, which are compiled at build time. Values are
 * escaped according to their place. Thread-safe.
 */
public final class Templates {
  private static final String PACKAGE = "paperboy.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, PACKAGE);

  /**
   * Returns a page.
   *
   * @param name the path of the template, such as {@code site/day.jte}
   * @param model its parameter {@code page}
   */
  public String render(String name, Object model) {
    StringOutput output = new StringOutput();
    engine.render(name, model, output);
    return output.toString();
  }
}
