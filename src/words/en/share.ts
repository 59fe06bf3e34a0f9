/** Sharing, saving and taking along. */
export const share = {
  "runFile.notice": "{name} was not opened: {problem} Nothing has changed.",
  "runFile.notJson": "it is not a file of this page (no JSON).",
  "runFile.notRun": "it holds no experiment with its run.",
  "runFile.tooLong": "it is longer than any file that this page writes.",
  "runFile.version": "it is of the format version {given}; this page reads version {known}.",
  "runFile.setUp": "its experiment has a fault. {problem}",
  "runFile.missing": "{place} is missing.",
  "runFile.field": "{place} cannot be {given}.",
  "runFile.noWorker": "{name} was not opened: training is not ready. Nothing has changed.",
  "runFile.long": "{name} is a long run: it stands at its start. Press play to repeat it.",
  "runFile.same":
    "{name} is open: its run was repeated to epoch {epoch}, with the same weights to the last bit.",
  "runFile.other":
    "{name} is open: its run was repeated to epoch {epoch}, but the weights are not those in the file. The file was changed, or was made with another engine.",
  "runFile.otherArithmetic":
    "{name} is open: its numbers were made by version {version} of the arithmetic, this page has version {own}. The run was repeated; its last digits differ.",

  "share.title": "Share, save, take along",
  "share.close": "Close",
  "share.part.link": "Link, code to scan, class",
  "share.link": "Link",
  "share.link.copy": "Copy the link",
  "share.link.holds":
    "The link holds the set-up in full: data, network, activations, training and seed. Whoever opens it sees the same run, by version {version} of the arithmetic.",
  "share.link.changed":
    "{count, plural, one {# change} other {# changes}} made while the run went on {count, plural, one {is} other {are}} not in it: save the run as a file to keep {count, plural, one {it} other {them}}.",
  "share.link.fragment":
    "It is long: its points and weights stand behind the #, which no server sees.",
  "share.link.characters": "{count, plural, one {# character} other {# characters}}",
  "share.link.code": "The link as a code to be scanned",
  "share.link.noCode": "The link is too long for a code that a phone reads from afar.",
  "share.frame": "For a page of your own",
  "share.frame.shows": "It shows",
  "share.frame.copy": "Copy the frame",
  "share.frame.explain":
    "The frame shows this without anything around it, and rests until it is pressed. A page can talk with it by messages.",
  "share.frame.title": "Activation Playground",
  "share.class": "For my class",
  "share.class.explain":
    "What the link hides is not there; what it locks is shown but stays as it is. It is help for a lesson, not a safeguard: whoever changes the address changes that as well.",
  "share.class.shown": "shown",
  "share.class.locked": "locked",
  "share.class.hidden": "hidden",
  "share.class.panels": "Panels",
  "share.class.views": "Views",
  "share.class.actions": "Buttons and keys",
  "share.class.language": "Language",
  "part.data": "Data",
  "part.training": "Training",
  "part.network": "Network",
  "part.function": "Curve of the function",
  "part.boundary": "Decision boundary",
  "part.arms": "Activations",
  "part.loss": "Loss and its rule",
  "part.setUps": "Set-ups to start from",
  "part.play": "Play and pause",
  "part.step": "Step",
  "part.reset": "Reset",
  "part.goToNow": "Back to now",
  "part.undo": "Undo",
  "part.redo": "Redo",
  "part.addActivation": "Add an activation",
  "part.switchLayout": "Change between inspect and compare",
  "part.lectureSize": "Lecture size",
  "part.copyLink": "Copy the link",
  "share.part.save": "Save and open",
  "share.saveFile": "Save as a file",
  "share.openFile": "Open a file…",
  "share.saveExplain":
    "The file holds the set-up, every change made on the way, the curves, outcomes, weights and points. Whoever opens it, here or by dropping it on the page, sees the same run at the same epoch.",
  "share.name": "Name",
  "share.defaultName": "{dataset}, epoch {epoch}",
  "share.keep": "Keep in this browser",
  "share.keptRun": "Kept in this browser as “{name}”.",
  "share.dropped":
    "“{name}” is kept. The oldest, “{dropped}”, made room: {most} runs are kept here at most.",
  "share.storageFull":
    "The browser’s storage is full: remove a kept run, or save this one as a file.",
  "share.noStorage":
    "This browser keeps nothing here (private window?): save the run as a file instead.",
  "share.noKept": "No run is kept in this browser yet.",
  "share.keptSummary": "{arms} · {date} · {size}",
  "share.open": "Open",
  "share.remove": "Remove",
  "share.removeIt": "Remove {name}",
  "share.picture": "Decision boundary",
  "share.storage":
    "This page uses {used} of the {quota} that this browser allows it. Kept runs and races are in this browser only: clearing its data removes them.",
  "share.storageUnknown":
    "Kept runs and races are in this browser only: clearing its data removes them.",
  "share.notSaved": "The run could not be saved: training is not ready.",
  "share.part.code": "Code that repeats it",
  "share.code.explain":
    "A program with the same points, initial weights, order, activation, loss and optimiser: it prints the same losses on another machine.",
  "share.code.activation": "Activation",
  "share.code.language": "for",
  "share.code.save": "Save {name}",
  "share.code.copy": "Copy",
  "share.code.changed":
    "What was changed while the run went on is not in the program: it repeats the set-up from its start.",
  "share.code.unsupported":
    "There is no program for this set-up: {path} is {value}, which programs do not repeat yet.",
  "size.bytes": "{number} B",
  "size.kilobytes": "{number} kB",
  "size.megabytes": "{number} MB",
  "size.gigabytes": "{number} GB",
} as const;
