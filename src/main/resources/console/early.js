// Runs before the first paint, so that the chosen theme does not flash.
try {
  const theme = localStorage.getItem("paperboy.theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Without storage the page follows the system.
}
