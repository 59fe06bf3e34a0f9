/** The set-ups to start from; what each is stands beside its entry. */
export const setUps = {
  "setUps.title": "Set-ups to start from",
  "setUps.close": "Close",
  "setUps.epochs": "{arm} {epochs}",
  "setUps.all": "Epochs: {list}",
  "setUps.never": "{arm} never",
  "setUps.loaded": "{title}: press play.",
} as const;
