/** How runs stand and how they ended. */
export const status = {
  "status.starting": "starting",
  "status.ready": "ready",
  "status.running": "learning",
  "status.paused": "paused",
  "status.notRunning": "not running",
  "status.catchingUp": "catching up: epoch {epoch}",
  "status.edited": "edited",
  "status.converged": "converged at epoch {epoch}",
  "status.convergedIn": "converged at epoch {epoch} · {time}",
  "status.underOneMillisecond": "< 1 ms",
  "status.lostAgain": "reached {target} at epoch {epoch}, above it again since epoch {since}",
  "status.lostAgainBelow": "reached {target} at epoch {epoch}, below it again since epoch {since}",
  "status.notConverged": "did not converge within {budget, plural, one {# epoch} other {# epochs}}",
  "status.diverged": "diverged at epoch {epoch}",
  "status.divergedWithCause": "diverged at epoch {epoch}: the loss is no longer a number",
  "status.parts": "{first} · {second}",
  "ending.converged": "Converged: {places}.",
  "ending.censored":
    "Not converged within {budget, plural, one {# epoch} other {# epochs}}: {arms}.",
  "ending.diverged":
    "Diverged: {places}. The loss is no longer a number: try a smaller learning rate.",
  "ending.place": "{arms} at epoch {epoch}",
  "ending.placeAndLater": "{arms} at epoch {epoch} and later",
  "ending.many": "{count, plural, one {# activation} other {# activations}}",
  "ending.finished": "Every run has ended: paused. Press play to go on.",
  "ending.allDiverged": "Every run has ended: press play to start again.",
} as const;
