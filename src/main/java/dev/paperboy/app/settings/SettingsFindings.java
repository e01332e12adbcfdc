package dev.paperboy.app.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the problems and notes of one configuration file. For one thread. */
final class SettingsFindings {

  private final String file;
  private final List<SettingsProblem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SettingsFindings(String file) {
    this.file = file;
  }

  void problem(Node where, String message) {
    problem(line(where), message);
  }

  void problem(int line, String message) {
    problems.add(new SettingsProblem(file, line, message));
  }

  void note(String note) {
    notes.add(note);
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  List<SettingsProblem> problems() {
    return problems.stream().sorted(Comparator.comparingInt(SettingsProblem::line)).toList();
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
