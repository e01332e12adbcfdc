package dev.paperboy.chat.slack;

import dev.paperboy.chat.slack.install.BotToken;
import dev.paperboy.chat.slack.install.BotTokens;
import dev.paperboy.chat.slack.simulator.SimulatedWorkspace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The tokens of simulated workspaces. */
final class SimulatedTokens implements BotTokens {
  private final Map<String, SimulatedWorkspace> workspaces = new ConcurrentHashMap<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();

  SimulatedWorkspace add(SimulatedWorkspace workspace) {
    workspaces.put(workspace.id(), workspace);
    return workspace;
  }

  /** What was refused: the workspace and the error. */
  List<String> refused() {
    return refused;
  }

  @Override
  public BotToken of(String team) {
    SimulatedWorkspace workspace = workspaces.get(team);
    return workspace == null
        ? new BotToken.NotInstalled()
        : new BotToken.Ready(team, workspace.bot().id(), workspace.botToken());
  }

  @Override
  public void refused(String team, String error) {
    refused.add(team + " " + error);
  }

  @Override
  public List<Workspace> workspaces() {
    return workspaces.values().stream()
        .map(one -> new Workspace(one.id(), one.name(), ""))
        .toList();
  }
}
