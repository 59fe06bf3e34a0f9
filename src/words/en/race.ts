/** The view of races: many seeds of every activation. */
export const race = {
  "race.setUp": "Set-up of the race",
  "race.activations": "{count, plural, one {# activation} other {# activations}}",
  "race.seeds": "seeds",
  "race.fromSeed": "from",
  "race.network": "on {dataset}, hidden {layers}",
  "race.networkOnEach": "on each dataset, hidden {layers}",
  "race.noLayers": "none",
  "race.rate": "rate",
  "race.rate.shared": "{rate} for all",
  "race.rate.own": "as the activations have it",
  "race.rate.varied": "as varied",
  "race.rate.best": "each one’s best (sweep)",
  "race.rate.bestStart": "best rate and start (sweep)",
  "race.goal": "→ {rule}",
  "race.follow": "and see whether they stay there",
  "race.vary": "vary",
  "race.varyNothing": "nothing",
  "race.varied.learningRate": "learning rate",
  "race.varied.depth": "depth",
  "race.varied.width": "width",
  "race.varied.scheme": "initialisation",
  "race.varied.rateAndScheme": "learning rate and initialisation",
  "race.value.rateAndScheme": "{rate} with {scheme}",
  "race.varied.output": "output layer",
  "race.varied.dataset": "data",
  "race.varied.data.noise": "noise",
  "race.varied.data.sampleCount": "points",
  "race.varied.data.trainShare": "share trained on",
  "race.varied.initialisation.range": "range of the first weights",
  "race.varied.initialisation.hiddenBias": "hidden bias",
  "race.varied.initialisation.outputBias": "output bias",
  "race.varied.optimiser.momentum": "momentum μ",
  "race.varied.optimiser.squareDecay": "β₂",
  "race.varied.optimiser.meanDecay": "β₁",
  "race.varied.optimiser.epsilon": "ε",
  "race.varied.optimiser.scheduleEpochs": "epochs of the schedule",
  "race.varied.optimiser.scheduleFactor": "factor of the schedule",
  "race.varied.optimiser.clipAt": "where gradients are clipped",
  "race.varied.regularisation.rate": "penalty",
  "race.varied.regularisation.dropout": "dropout",
  "race.varied.regularisation.labelSmoothing": "label smoothing",
  "race.varied.batch.size": "batch size",
  "race.varied.settings": "Any other number",
  "race.variedValues": "Values of {name}, separated by commas",
  "race.chosen": "{count} of {all}",
  "race.choose.scheme": "Choose initialisations",
  "race.choose.output": "Choose output layers",
  "race.choose.dataset": "Choose datasets",
  "race.choices.scheme": "Initialisations",
  "race.choices.output": "Output layers",
  "race.choices.dataset": "Datasets",
  "race.estimate": "about {about}, at most {most}",
  "race.estimating": "estimating…",
  "race.mismatch": "{place}: {message}",
  "race.start": "Race",
  "race.invitation":
    "One run per activation answers nothing: the spread over seeds is as large as the effect. A race runs every activation of the playground with many seeds. Seed for seed, all of them see the same data in the same order and start from the same draws.",

  "race.progress": "Progress of the race",
  "race.progress.sweep": "sweep of learning rates · {runs}",
  "race.progress.runs": "{done} of {total, plural, one {# run} other {# runs}}",
  "race.progress.paused": "{runs} · paused",
  "race.progress.left": "{runs} · about {time} left",
  "race.continue": "Continue",
  "race.pause": "Pause",
  "race.cancel": "Cancel",
  "race.closeNotice": "Close",

  "race.name": "{name}.",
  "race.paired": "Paired: a seed gives every activation the same data, order and base draws.",
  "race.policy.varied": "Learning rates {rates}, each for every activation.",
  "race.policy.pairs": "Learning rates with initialisations, each for every activation: {pairs}.",
  "race.policy.shared": "One learning rate for all activations: {rate}.",
  "race.policy.own": "Learning rates of their own: {rates}.",
  "race.policy.best":
    "Each activation at its own best learning rate of {values}, by a sweep over {seeds, plural, one {# other seed} other {# other seeds}}: {rates}.",
  "race.policy.bestStart":
    "Each activation at its own best learning rate of {values} and its own best initialisation of {schemes}, by a sweep over {seeds, plural, one {# other seed} other {# other seeds}}: {rates}.",
  "race.policy.start": "{arm} {rate} with {scheme}",
  "race.policy.rate": "{arm} {rate}",
  "race.policy.others": "others {rate}",
  "race.otherArithmetic":
    "These runs were made by version {version} of the arithmetic: the same seeds give other bits today.",
  "race.incomplete":
    "Not complete: {done} of {total, plural, one {# run} other {# runs}}. Where a race was cancelled, slow runs are missing more often than quick ones.",
  "race.changedSince":
    "The playground has changed since; these results stand for their own set-up.",
  "race.restore": "Restore it",
  "race.measure": "Time counted in",
  "race.measure.epochs": "epochs",
  "race.measure.milliseconds": "milliseconds",
  "race.axis.epochs": "epochs to {target}",
  "race.axis.milliseconds": "milliseconds of training to {target}",
  "race.axis.notWithin": "not within {budget}",
  "race.axis.budgetSpent": "budget spent",

  "race.details": "Details",
  "race.tab.table": "Table",
  "race.tab.comparisons": "Comparisons",
  "race.tab.map": "Map by {name}",
  "race.tab.boundaries": "Decision boundaries",
  "race.tab.outputs": "Outputs",
  "race.tab.sweep": "Sweep of rates",
  "race.tab.other": "Other race",

  "race.table": "The race in numbers",
  "race.head.activation": "activation",
  "race.head.runs": "runs",
  "race.head.converged": "converged",
  "race.head.censored": "not within the budget",
  "race.head.diverged": "no number",
  "race.head.median": "{measure, select, epochs {typical run, epochs} other {typical run, ms}}",
  "race.head.interval": "likely between",
  "race.head.quartiles": "{measure, select, epochs {middle half, epochs} other {middle half, ms}}",
  "race.head.mean":
    "{measure, select, epochs {mean, counting the others as {horizon}} other {mean up to {horizon}, ms}}",
  "race.head.meanOfAll": "{measure, select, epochs {mean, epochs} other {mean, ms}}",
  "race.head.msPerEpoch": "compute per epoch, ms",
  "race.head.msToTarget": "compute to target, ms",
  "race.head.deadUnit": "with a dead neuron",
  "race.head.held": "of them still there at the end",
  "race.range": "{lower}–{upper}",
  "race.unknown": "–",
  "race.openEnd": "?",
  "race.tableNote":
    "Runs that did not converge count: “–” and “?” lie beyond the budget. Compute: training alone, on this machine.",
  "term.censored.title": "Not within the budget",
  "term.censored.text":
    "Runs that did not converge before the budget of epochs was spent. How long they would have taken nobody knows, only that it is longer: statistics call them censored.",
  "term.diverged.title": "No number",
  "term.diverged.text":
    "Runs whose loss grew until it was no longer a number: they diverged, as with too large a learning rate.",
  "term.median.title": "Typical run",
  "term.median.text":
    "Half of the runs are faster, half slower: the median, by Kaplan and Meier’s estimate, in which runs that did not converge count as slower.",
  "term.medianInterval.title": "Likely between",
  "term.medianInterval.text":
    "Where the typical run of very many seeds would lie, in 95 of 100 such races: the 95 % interval, by Brookmeyer and Crowley’s method on log(−log).",
  "term.quartiles.title": "Middle half",
  "term.quartiles.text":
    "A quarter of the runs is faster than this, a quarter slower: the quartiles, by Kaplan and Meier’s estimate.",
  "term.restrictedMean.title": "Mean",
  "term.restrictedMean.text":
    "The mean time, counting runs that did not converge as the whole budget, which is the least that they can have taken: the restricted mean.",

  "race.cell.noRuns": "{arm}, {setting}: no runs yet",
  "race.cell.setting": "{name} {value}",
  "race.cell.beyond":
    "{arm}, {setting}: the typical run lies beyond the budget; {converged} of {runs} converged",
  "race.cell.median":
    "{arm}, {setting}: typical run {median} {measure, select, epochs {epochs} other {milliseconds}}, likely between {lower} and {upper}; {converged} of {runs} converged",
  "race.cell.withLost": "{cell}, {count} without a number",
  "race.map.value":
    "{measure, select, epochs {epochs of a typical run} other {milliseconds of a typical run}}",
  "race.sweepNote":
    "Each activation’s rate is the one with the least mean of epochs over seeds {first}–{last}, counting runs that did not converge as the whole budget. None of these seeds is in the race: a rate chosen on the runs that it is judged by would look better than it is.",
  "race.sweepPairsNote":
    "Each activation’s rate and initialisation are those with the least mean of epochs over seeds {first}–{last}, counting runs that did not converge as the whole budget. None of these seeds is in the race: what is chosen on the runs that it is judged by would look better than it is.",
  "race.sweepScheme": "Initial weights: {scheme}",
  "race.sweep": "Sweep of learning rates",

  "race.comparisons.few": "Two activations with four seeds in common can be compared.",
  "race.comparisons.against": "All against",
  "race.comparisons.tests": "log-rank χ² {chiSquare}, p {logRankP}; paired rank test p {pairedP}",
  "race.p": "= {p}",
  "race.pBelow": "< {p}",
  "race.comparisons.note":
    "{measure, select, epochs {Ratios of epochs} other {Ratios of milliseconds}} of typical runs, of means where a typical run lies beyond the budget; paired by seed.",
  "race.comparisons.how": "How these are computed",
  "race.comparisons.howText":
    "Medians by Kaplan and Meier; restricted means where a median lies beyond the budget. Intervals by the bootstrap over seeds. p values after Holm’s correction for {count, plural, one {# comparison} other {all # comparisons}}.",

  "finding.faster":
    "{measure, select, epochs {{faster} needed {times} times fewer epochs than {slower}} other {{faster} needed {times} times less training time than {slower}}}",
  "finding.fasterAtLeast":
    "{measure, select, epochs {{faster} needed at least {times} times fewer epochs than {slower}, of whose runs fewer than half converged} other {{faster} needed at least {times} times less training time than {slower}, of whose runs fewer than half converged}}",
  "finding.fasterTypically":
    "{measure, select, epochs {A typical run of {faster} needed {times} times fewer epochs than one of {slower}; with the runs that did not converge they come out even} other {A typical run of {faster} needed {times} times less training time than one of {slower}; with the runs that did not converge they come out even}}",
  "finding.fasterButFails":
    "{faster} is {times} times quicker when it converges, but does so less often: over all runs {slower} is ahead",
  "finding.fewerLongRuns":
    "The typical runs of {faster} and {slower} are not told apart, but {faster} has fewer long or failed ones: its mean is {times} times lower",
  "finding.aheadByMeans":
    "{faster} is ahead of {slower}: counting runs that did not converge as the whole budget, its mean is {times} times lower",
  "finding.perhapsFaster":
    "{faster} may be quicker than {slower}, about {times} times, but {seeds, plural, one {# seed does} other {# seeds do}} not settle it",
  "finding.oftenFaster":
    "{faster} is quicker than {slower} with {wins, plural, one {# seed} other {# seeds}} and slower with {losses}{ties, plural, =0 {} other {, equal with #}}; by how much is not settled",
  "finding.alike":
    "{seeds, plural, one {# seed does} other {# seeds do}} not tell {faster} and {slower} apart",
  "finding.fasterByMeans":
    "{why, select, censored {{measure, select, epochs {Fewer than half of the runs of {faster} and of {slower} converged; counting the others as the whole budget, {faster} needed {times} times fewer epochs} other {Fewer than half of the runs of {faster} and of {slower} converged; counting the others as the whole budget, {faster} needed {times} times less training time}}} other {Half of the runs of {faster} or of {slower} took too little time to be measured; by means, {faster} needed {times} times less training time}}",
  "finding.tooQuick":
    "{faster} and {slower} cannot be compared: too little time passed to be measured",
  "finding.evidence": "(95 % interval {interval}; {runs})",
  "finding.evidenceOfRatio": "(ratio {times}, 95 % interval {interval}; {runs})",
  "finding.evidenceOfMeans": "(ratio of means {times}, 95 % interval {interval}; {runs})",
  "finding.evidenceWithTest":
    "(ratio {times}, 95 % interval {interval}; paired rank test p {p}, after Holm’s correction; {runs})",
  "finding.evidenceOfRuns": "({runs})",
  "finding.interval": "{lower}–{upper}",
  "finding.intervalFrom": "at least {lower}",
  "finding.intervalTo": "at most {upper}",
  "finding.intervalOpen": "open on both sides",
  "finding.allConverged": "{seeds, plural, one {# seed} other {# seeds}}, all converged",
  "finding.sameConverged":
    "{seeds, plural, one {# seed} other {# seeds}}, {converged} of {seeds} converged",
  "finding.eachConverged":
    "{seeds, plural, one {# seed} other {# seeds}}, {first} {firstConverged} and {second} {secondConverged} of {seeds} converged",
  "finding.withLost": "{runs}, {arm} without a number in {count}",
  "trend.slower":
    "{arm} gets slower: at {name} {last} it needs {times} times as long as at {first}",
  "trend.slowerThenFails":
    "{arm} gets slower, {times} times as long at {name} {last} as at {first}, and hardly converges from {failing} on",
  "trend.faster":
    "{arm} gets faster: at {name} {first} it needs {times} times as long as at {last}",
  "trend.fasterThenFails":
    "{arm} gets faster up to {name} {last}, and hardly converges from {failing} on",
  "trend.turning":
    "{arm} is fastest at {name} {best}: at {first} it needs {overFirst} times as long, at {last} {overLast} times{failing, select, none {} other {, and from {failing} on it hardly converges}}",
  "trend.fasterUpTo":
    "{arm} gets faster up to {name} {best}: at {first} it needs {overFirst} times as long; beyond that these runs cannot tell{failing, select, none {} other {, and from {failing} on it hardly converges}}",
  "trend.unclear":
    "{arm} needs about as long at {name} {last} as at {first}, as far as these runs can tell",
  "trend.unclearThenFails": "{arm} hardly converges from {name} {failing} on",
  "trend.never": "{arm} hardly converges at any {name}",
  "trend.chart":
    "The typical {measure, select, epochs {epochs} other {milliseconds}} of every activation at every {name}. The table below holds them",
  "trend.axis": "typical {measure, select, epochs {epochs} other {milliseconds}}",
  "trend.failed": "did not converge",
  "finding.never": "{arms} never converged",
  "finding.neverRuns": "{count, plural, one {(0 of {runs} runs)} other {(0 of {runs} runs each)}}",
  "finding.neverRunsLost":
    "{count, plural, one {(0 of {runs} runs; {lost})} other {(0 of {runs} runs each; {lost})}}",
  "finding.lost": "{arm} without a number in {count}",

  "race.maps.none":
    "There are no maps of what the networks give: a file may be without them, and a race of more than 5,000 runs keeps none.",
  "race.curves.medians": "All medians",
  "race.curves.mediansOf": "Median output over x of {arms}",
  "race.curves.bands":
    "{arm}: output over x of {runs, plural, one {# run} other {# runs}}, as a median with bands; seeds agree least at x = {x}, where the middle half lies between {lower} and {upper}",
  "race.curves.note":
    "The line is the median over runs at the end, the runs that did not converge among them; the dark band holds the middle half of them, the pale one all. Grey: the curve to be learned.",
  "race.maps.deviation": "standard deviation of the output over seeds",
  "race.maps.disagreement": "share of seeds that decide otherwise than most",
  "race.maps.average":
    "{task, select, regression {{arm}: average output of {runs, plural, one {# run} other {# runs}}} other {{arm}: average decision of {runs, plural, one {# run} other {# runs}}}}",
  "race.maps.spread": "{arm}: {spread}, {runs, plural, one {# run} other {# runs}}",
  "race.maps.note":
    "Left: the average over runs of what the network gives at the end, the runs that did not converge among them. Right: {spread}; blank where all agree.",
  "race.maps.first": "First activation of the difference",
  "race.maps.second": "Second activation of the difference",
  "race.maps.difference":
    "Difference of two activations: average of {first} minus that of {second}",
  "race.maps.byChoice": "Each class where the first decides for it more often.",
  "race.maps.bySign":
    "Blue where the first is higher on average, orange where it is lower: full colour at ±{scale}. Blank where both agree.",

  "race.other.same": "Same results to the last bit.",
  "race.other.against": "Against {name}.",
  "race.other.prints": "Fingerprints {first} and {second}.",
  "race.other.putAway": "Put away",
  "race.other.here": "here",
  "race.other.there": "there",
  "race.other.sameSetUp": "Both have the same set-up.",
  "race.other.nothingInCommon": "The two races have no activation in common.",
  "race.other.medianHere":
    "{measure, select, epochs {epochs of a typical run here} other {milliseconds of a typical run here}}",
  "race.other.medianThere":
    "{measure, select, epochs {epochs of a typical run there} other {milliseconds of a typical run there}}",
  "race.other.convergedHere": "converged here",
  "race.other.convergedThere": "converged there",
  "race.other.ratio": "there ÷ here, likely between",
  "race.other.count": "{count} of {all}",
  "race.other.noSeeds": "no seeds in common",
  "race.other.times": "{times} ({lower}–{upper})",

  "race.report.title": "A race of activation functions",
  "race.report.seeds": "{setUp} · seeds {first}–{last}",
  "race.report.fingerprint":
    "Fingerprint of the results: <strong>{fingerprint}</strong> ({engine} engine; it covers every run’s outcome and losses, not milliseconds). To run the race again: <address>{address}</address>",
  "race.report.notYet": "not yet",
  "race.setUp.data":
    "{dataset}, {count, plural, one {# point} other {# points}}, {share} of them trained on, noise {noise} %",
  "race.setUp.points":
    "{count, plural, one {# point} other {# points}} given by value, {classes, plural, =0 {regression} other {# classes}}, {share} of them trained on",
  "race.setUp.network":
    "{count, plural, =0 {inputs {features} ({scaling}), no hidden layer, output {output}} other {inputs {features} ({scaling}), hidden layers {layers}, output {output}}}",
  "race.setUp.weights": "weights {scheme}, biases {bias}",
  "race.setUp.weightsAndBiases":
    "weights {scheme}, hidden biases {hiddenBias}, output biases {outputBias}",
  "race.setUp.uniform": "uniform(−{range}, {range})",
  "race.setUp.ownStart": "{arm}: {scheme}",
  "race.setUp.given": "weights given by value",
  "race.setUp.givenToSome": "weights given by value, but drawn for {arms}: {start}",
  "race.setUp.training":
    "{shuffle, select, once {{optimiser}, batch {batch}, shuffled once} other {{optimiser}, batch {batch}, shuffled every epoch}}",
  "race.setUp.setting": "{name} {value}",
  "race.setUp.penalty": "{training}, {kind} penalty {rate}",

  "saved.save": "Save or export",
  "saved.open": "Open or compare",
  "saved.print": "Print report",
  "saved.name": "Name",
  "saved.defaultName": "Race on {dataset}",
  "saved.keep": "Keep in this browser",
  "saved.raceFile": "Race file (JSON lines)",
  "saved.sweepFile": "Sweep’s file (JSON lines)",
  "saved.runsFile": "Runs (CSV)",
  "saved.figure.runs": "All runs",
  "saved.figure.shares": "Shares converged",
  "saved.figureSvg": "{figure} (SVG)",
  "saved.figurePng": "{figure} (PNG)",
  "saved.png": "PNG",
  "saved.fingerprint":
    "Fingerprint <strong>{fingerprint}</strong>. Whoever runs the same race sees the same one, if their machine gave the same numbers.",
  "saved.fingerprintLater": "when the race is over",
  "saved.copyLink": "Copy the link to this set-up",
  "saved.files": "Race files",
  "saved.openFile": "Open a race file…",
  "saved.compareFile": "Compare with a file…",
  "saved.none": "No race is kept in this browser yet.",
  "saved.summary": "{runs, plural, one {# run} other {# runs}} · {date} · {fingerprint}",
  "saved.openIt": "Open",
  "saved.compare": "Compare",
  "saved.remove": "Remove",
  "saved.removeIt": "Remove {name}",
  "saved.kept": "Kept in this browser as “{name}”.",
  "saved.storageFull":
    "The browser's storage is full: remove a saved race, or keep this one as a file.",
  "saved.noStorage":
    "This browser keeps nothing here (private window?): keep the race as a file instead.",
  "race.failed": "The race could not be run: {reason}",
  "race.workerSlow":
    "The race's workers have not answered for {seconds, plural, one {# second} other {# seconds}}: the network may be slow. To try others, cancel the race and start it again.",
  "race.workerLost":
    "A worker stopped unexpectedly ({reason}). Its runs were given to another one; the results are the same.",
} as const;
