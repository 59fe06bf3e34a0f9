/** What is wrong with an address or a file, and what is allowed. */
export const problems = {
  "problem.line": "{place}: {message} (given: {given})",
  "problem.whole": "experiment",
  "problem.number": "Must be a number from {min} to {max}.",
  "problem.wholeNumber": "Must be a whole number from {min} to {max}.",
  "problem.list": "Must be a list.",
  "problem.listLength": "Must be a list of {min} to {max} entries.",
  "problem.oneOf": "Must be one of {allowed}.",
  "problem.fields": "Must be an object with {allowed}.",
  "problem.unknownField": "Unknown field. Known here: {allowed}.",
  "problem.unknownKey": "Unknown key. Known keys: {allowed}.",
  "problem.featuresOfOneInput": "Must be of {allowed}, as the dataset has one input.",
  "problem.outputOfRegression": "Must be one of {allowed}, as the dataset is a regression.",
  "problem.needsOutput": "Must be 0, but for an output with cross-entropy: {allowed}.",
  "problem.batchOfOne":
    "Must be at least 2 with batch normalisation: one example alone is its own mean.",
  "problem.entriesOnce": "Must name each entry once.",
  "problem.valuesOnce": "Must name each value once.",
  "problem.armCount": "Must be a list of {min} to {max} arms.",
  "problem.layerFunctions":
    "{count, plural, =0 {Must be left out: there is no hidden layer.} one {Must be left out: there is one hidden layer.} other {Must name functions so that, with the first, there is one for each of the # hidden layers.}}",
  "problem.tooManyArms": "Must be at most {max} arms; the others were left out.",
  "problem.unknownParameter":
    "Unknown parameter. Parameters of {name}: {count, plural, =0 {none} other {{allowed}}}.",
  "problem.invention": "Cannot be read: {facts}.",
  "problem.inventionAt": "Cannot be read at character {position}: {facts}.",
  "problem.inventionFact": "{name}: {value}",
  "problem.fewPoints": 'Must hold at least {min} points for the dataset "points".',
  "problem.name":
    "Must be a text of 1 to {max} printable characters, none of which turn the direction of writing.",
  "problem.noRule": 'Must be given for the dataset "rule".',
  "problem.noTestSet": "Must be trainLoss where all points are trained on: there is no test set.",
  "problem.noAccuracy": "Must be trainLoss or testLoss: a regression has no accuracy.",
  "problem.accuracyThreshold": "Must be a number from 0 to 1 for the metric testAccuracy.",
  "problem.givenTwice": "Given twice; the last one counts.",
  "problem.brokenCode": "Has a broken % code.",
  "problem.widthWithoutLayer": "Varies the width, but there is no hidden layer.",
  "problem.drawsGiven": "Varies the draws, but the weights are given by value.",
  "problem.lossesDiffer":
    "Cross-entropy is a loss of its own: make an accuracy the goal to compare these outputs.",
  "problem.otherInputs":
    "Must be a dataset with {count, plural, one {one input} other {# inputs}}, as the experiment’s is.",
  "problem.otherTask":
    "Must be a dataset for {task, select, regression {regression} other {classification}}, as the experiment’s is: its target holds for all.",
  "problem.doesNotGoWith": "Does not go with {path}: {message}",
  "problem.givenNothing": "nothing",
  "problem.givenWeights": '"the weights and biases"',
  "problem.explicitMismatch": "Must have {needs}.",
  "problem.needs": "{first}, or {second}",
  "problem.needOfArms": "{need} for {arms}",
  "problem.need.layers":
    "{count, plural, one {# layer} other {# layers}} of weights and of biases, the output layer last",
  "problem.need.rows": "{count, plural, one {# row} other {# rows}} in weights[{layer}]",
  "problem.need.inputs":
    "{count, plural, one {# number} other {# numbers}} in every row of weights[{layer}]",
  "problem.need.biases":
    "{count, plural, one {# number} other {# numbers}} in biases[{layer}], one for each row",
  "problem.need.learnedNames":
    "{count, plural, =0 {no learned values} other {learned values of {names} alone}}",
  "problem.need.learnedValues":
    "{count, plural, one {# number} other {# numbers}} in learned.{name}, one for each hidden layer that learns it",
  "problem.need.normalisedLayers":
    "{count, plural, =0 {no normalisation} one {# layer in normalisation, for the normalised one} other {# layers in normalisation, one for each normalised one}}",
  "problem.need.normalisedNumbers":
    "{count, plural, =0 {no {name}} one {# number in {name}} other {# numbers in {name}}} of normalisation[{layer}]",
  "problem.shape.experiment": "Must be an object with the fields of an experiment.",
  "problem.shape.point": "Must be an object with x1, x2 and label.",
  "problem.shape.parameters":
    "Must be null, or an object with weights, biases and, if need be, learned and normalisation.",
  "problem.shape.normalised":
    "Must be an object with gains, shifts and, of batch normalisation, means and variances.",
  "problem.shape.learned": "Must be an object of lists, one for each learned parameter.",
  "problem.shape.parameterValues": "Must be an object of parameter values.",
  "problem.shape.arm": "Must be an activation's name, or an object with `activation`.",
  "problem.shape.layer": "Must be an activation’s name, or an object with `activation`.",
  "problem.shape.activation": "Must be the name of an activation.",
  "problem.shape.besideInvention": 'Must be "invented" beside an invention.',
  "problem.shape.invention": "Must be null, or an object with name, formula and learnable.",
  "problem.shape.inventionName":
    "Must be a text of printable characters, none of which turn the direction of writing.",
  "problem.shape.formula": "Must be a formula in z.",
  "problem.shape.legend": "Must be an object with name, x1, x2, target and classes, as need be.",
  "problem.shape.axis": "Must be an object with name, offset and scale.",
  "problem.shape.rule": "Must be a condition or a value over x1 and x2.",
  "problem.shape.parameter": "Must be the name of a parameter.",
  "problem.shape.seeds": "Must be an object with first and count.",
  "problem.shape.ratedScheme":
    "Must be a learning rate and the id of an initialiser, such as 0.1@heNormal.",
  "problem.shape.variation": "Must be null, or an object with field and values.",

  "raceFile.problem": "{place}: {message}",
  "raceFile.line": "line {line}",
  "raceFile.empty": "The file is empty.",
  "raceFile.notJson": "Is no whole line of JSON; was the run cut short?",
  "raceFile.beforeHeader": "Comes before any header of a race.",
  "raceFile.version": "Has the format version {given}; this program reads {known}.",
  "raceFile.noEngine": "Names no engine, fast or reference.",
  "raceFile.noArithmetic": "Its arithmetic must be the whole number of a version, from 1.",
  "raceFile.otherArithmetic":
    "Starts another race (its runs are of version {version} of the arithmetic); only one race can be read.",
  "raceFile.otherEngine":
    "Starts another race (its engine is {engine}); only one race can be read.",
  "raceFile.otherSetUp":
    "Starts another race (it differs in {sections}); only one race can be read.",
  "raceFile.neither": "Is neither a header nor a run.",
  "raceFile.badNumber": "Is no run: {field} is missing or is not the number of one.",
  "raceFile.beyondBudget": "Is a run of {epochs} epochs, though this race allows {budget}.",
  "raceFile.seedTooFar":
    "Has the seed {seed}, further than {most} from another of this race's seeds.",
  "raceFile.tooManyFaults": "So much before it is wrong that nothing behind it was read.",
  "raceFile.badMap": "Has a decision map that is none, or not of this program's size.",
  "raceFile.noSuchArm": "Is a run of arm {arm}, variant {variant}, which this race has not.",
  "raceFile.noOutcome": "Has no outcome: converged, censored or diverged.",
  "raceFile.contradiction":
    "Contradicts an earlier line: arm {arm}, variant {variant}, seed {seed} was {before}, here it is {here}. The earlier one is kept.",
  "raceFile.run": "{outcome} at epoch {epoch} with train loss {trainLoss}",
  "raceFile.notice": "{name}: {problem}",
  "raceFile.noticeOfMany":
    "{name}: {problem} {more, plural, one {And # more.} other {And # more.}}",
} as const;
