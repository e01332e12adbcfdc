package dev.paperboy.chat.slack.install;

import dev.paperboy.chat.slack.install.BotTokens.Workspace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Installations that nobody reads from a disk. Safe for use by several threads. */
final class RememberedInstallations implements Installations {
  private final Map<String, Installation> installations = new ConcurrentSkipListMap<>();
  private final Map<String, String> ended = new ConcurrentSkipListMap<>();
  private volatile boolean unreadable;

  void loseTheKey() {
    unreadable = true;
  }

  @Override
  public Found find(String team) {
    Installation installation = installations.get(team);
    if (installation == null) {
      return new Found.Unknown();
    }
    String reason = ended.get(team);
    if (reason != null) {
      return new Found.Ended(reason);
    }
    return unreadable ? new Found.Unreadable("another key") : new Found.Working(installation);
  }

  @Override
  public void save(Installation installation) {
    installations.put(installation.team(), installation);
    ended.remove(installation.team());
  }

  @Override
  public void renew(String team, Installation.Tokens tokens) {
    if (!ended.containsKey(team)) {
      installations.computeIfPresent(team, (key, known) -> known.with(tokens));
    }
  }

  @Override
  public boolean end(String team, String reason) {
    return installations.containsKey(team) && ended.putIfAbsent(team, reason) == null;
  }

  @Override
  public List<Workspace> all() {
    return installations.values().stream()
        .map(one -> new Workspace(one.team(), one.name(), ended.getOrDefault(one.team(), "")))
        .toList();
  }
}
