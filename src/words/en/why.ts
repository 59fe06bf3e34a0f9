/** The view that says why a run went as it did. */
export const why = {
  "why.questions": "Questions",
  "why.question.curve": "Where on the curve?",
  "why.question.died": "What died?",
  "why.question.gradient": "Where does the gradient go?",
  "why.question.signal": "What is passed on?",
  "why.question.point": "What did this point do?",
  "why.question.change": "What changed?",
  "why.question.around": "What is around?",
  "why.arms": "Whose network",
  "why.noHidden":
    "Without a hidden layer there is no activation function to look at. Add one in Inspect.",
  "why.working": "Looking at the run …",
  "why.chart.at": "epoch {epoch}: {values}",
  "why.chart.value": "{label} {value}",
  "why.layer": "layer {layer}",
  "why.layers": "Hidden layer",
  "why.units": "Neuron",
  "why.allUnits": "all",
  "why.neuron": "neuron {unit}",
  "why.output": "output",

  "why.curve.lead":
    "The grey hill is where the neurons stand: their inputs z, over all training points. Where f′ (dashed) is near 0, a neuron passes no gradient on.",
  "why.curve.flat": "{share} of it where f′ is below {slope}",
  "why.curve.sides":
    "{count, plural, one {a kink at z = {kinks}: {shares}} other {kinks at z = {kinks}: {shares}}}",
  "why.curve.below": "{share} left of it",
  "why.curve.between": "{share} between",
  "why.curve.above": "{share} right of it",
  "why.curve.dead": "dead",
  "why.curve.silent": "silent",
  "why.curve.others": "Layer {layer} of every network, on the same z",
  "why.curve.drift": "z over the run, layer {layer}: median, middle half, and extremes",
  "why.curve.driftChart": "z of layer {layer} of {arm} over the epochs",
  "why.curve.learned": "{name} as training moves it",
  "why.curve.learnedChart": "Learned parameters of {arm} over the epochs",
  "why.curve.median": "median",
  "why.curve.z": "z",

  "why.died.lead":
    "Dead (black): f′ = 0 on every training point, so nothing reaches its weights. Silent (dark grey): it says the same of every point. Flat (pale): share of neurons × points with f′ below {slope}. ✕ stands where a death was first seen, ○ where a return was.",
  "why.died.strips": "Dead, silent and flat neurons of {arm}, a strip for each hidden layer",
  "why.died.ending": "{dead} of {units} dead",
  "why.died.silent": "{silent} of {units} silent",
  "why.died.flat": "{share} flat",

  "why.gradient.lead":
    "Learning starts at the output and comes back layer by layer. Every layer passes it through its weights and through f′: both multiply it. Shown is ∂L/∂z, behind each layer's f′; the table in Inspect has ∂L/∂a, before it.",
  "why.gradient.waterfall":
    "What each step back from the output does to the gradient of {arm}: {steps}",
  "why.gradient.step.weights": "weights above layer {layer}",
  "why.gradient.step.slope": "f′ in layer {layer}",
  "why.gradient.step": "{step}: × {factor}",
  "why.gradient.title": "From the output back to layer 1, at epoch {epoch}",
  "why.gradient.arrives":
    "∂L/∂z of layer 1 is {ratio} times that of the output: f′ alone makes × {slope} of it, the weights alone × {weights}.",
  "why.gradient.measure": "Over the run",
  "why.gradient.measure.delta": "∂L/∂z",
  "why.gradient.measure.weights": "∂L/∂W",
  "why.gradient.measure.update": "update ÷ weights",
  "why.gradient.chart": "{measure} of every layer of {arm}, root mean square over the epochs",
  "why.gradient.map": "{measure} of {arm}, layers by epochs: the darker, the larger",
  "why.gradient.axis": "root mean square",

  "why.signal.lead":
    "What each layer hands on. If its numbers hardly differ from point to point, the layers after it have nothing to tell points apart by.",
  "why.signal.fairGain": "Start each function with the gain that keeps its variance",
  "why.signal.chart": "Mean and spread of the activations of every layer of {arm} over the epochs",
  "why.signal.axis": "a: mean ± deviation",
  "why.signal.fixed": "fixed point {mean} ± {deviation}",
  "why.signal.layer": "layer",
  "why.signal.mean": "mean",
  "why.signal.deviation": "deviation",
  "why.signal.examples": "between points",
  "why.signal.signs": "same sign",
  "why.signal.table": "Activations at epoch {epoch}",
  "why.signal.examplesText":
    "Between points: share of the variance that tells points apart; the rest only tells neurons apart.",
  "why.signal.signsText":
    "Same sign: share of a point's activations with the commoner sign. At 100 % all weights of a neuron in the next layer go up together or down together.",

  "why.point.lead": "Press a point in the picture, or take one of those that are learned worst.",
  "why.point.worst": "Learned worst",
  "why.point.entry": "point at {inputs, plural, =1 {x = {x1}} other {({x1}, {x2})}}, loss {loss}",
  "why.point.chosen":
    "Point {inputs, plural, =1 {x = {x1}} other {({x1}, {x2})}}: the network says {output}, it should be {target}. Loss {loss}; it sends ∂L/∂z = {delta} back.",
  "why.point.layer": "Layer {layer}",
  "why.point.z": "z {value}",
  "why.point.a": "f(z) {value}",
  "why.point.slope": "f′(z) {value}",
  "why.point.gradient": "∂L/∂z {value}",
  "why.point.unit":
    "Neuron {unit} of layer {layer}: z {z}, f(z) {a}, f′(z) {slope}, ∂L/∂z {gradient}",
  "why.point.clear": "Unmark it",
  "why.point.pick": "Training points of {arm}. Arrow keys go from point to point",

  "why.change.lead":
    "The network at two moments of the run. Go along the loss chart for the one, mark the other.",
  "why.change.mark": "Mark epoch {epoch}",
  "why.change.from": "Epoch {epoch}, marked",
  "why.change.to": "Epoch {epoch}, shown",
  "why.change.difference": "Difference, from {min} to {max}",
  "why.change.picture": "Output of {arm} at epoch {epoch}",
  "why.change.differencePicture":
    "What the output of {arm} rose or fell by from epoch {from} to epoch {to}",
  "why.change.layers": "Weights, as a whole",
  "why.change.layer": "Layer {layer} moved by {share} of its length",
  "why.change.outputLayer": "The output layer moved by {share} of its length",
  "why.change.largest": "Moved most",
  "why.change.entry": "{part}: {before} → {after}",
  "why.change.same": "These are the same epoch: go to another one, or mark another one.",

  "why.around.lead":
    "The training loss around where every network stands: two random directions, each neuron's step as long as its own weights. A smooth bowl is easy to walk down; a plain or a cliff is not.",
  "why.around.look": "Look around",
  "why.around.again": "Look around again",
  "why.around.cancel": "Cancel",
  "why.around.progress": "Looking around",
  "why.around.picture":
    "Training loss around {arm}: {centre} where it stands, {least} at best, {most} at worst",
  "why.around.caption": "{arm}: {centre} here",
  "why.around.scale": "blue {least}, orange {most}, by its logarithm; the same for all",
  "why.around.moved": "Looked at epoch {epoch}.",

  "why.folds": "fold lines",
  "why.folds.title":
    "Where each neuron's z is 0: dark for layer 1, pale for the layers after it. ReLU folds the plane along them.",

  "why.words": "In words",
  "why.try": "Test it: add {arm}",
  "why.says.when":
    "{known, select, exact {since epoch {since}} start {already at epoch {since}} other {by epoch {since}, not yet at epoch {before}}}",
  "why.says.lost": "{arm} has lost its numbers, {when}: they grew until they were none any more.",
  "why.says.dead":
    "{count, plural, one {# of {units} neurons in layer {layer} is} other {# of {units} neurons in layer {layer} are}} dead, {when}: f′ is 0 on all {points, plural, one {# training point} other {# training points}}.",
  "why.says.silent":
    "{count, plural, one {# neuron} other {# neurons}} in layer {layer} {count, plural, one {says} other {say}} the same of every point, {when}.",
  "why.says.vanishing":
    "The gradient fades, {when}: layer 1 receives {ratio} of what the last hidden layer does. For each layer on the way f′ takes × {slope}, the weights × {weights}.",
  "why.says.exploding":
    "The gradient explodes, {when}: layer 1 receives {ratio} times what the last hidden layer does. For each layer on the way f′ takes × {slope}, the weights × {weights}.",
  "why.says.saturated":
    "Layer {layer} is flat, {when}: on {share} of its places f′ is below {slope}.",
  "why.says.oneSided":
    "Layer {layer} leans to one side: {share} of a point's activations have the same sign, so a neuron after it moves all of its weights up together or all down together.",
  "why.says.unvaried":
    "Layer {layer} hardly tells points apart, {when}: {share} of its variance is between points.",
  "why.says.timid.still":
    "Training stands still: an update changes the weights by {ratio} of their length at most, and the training loss was {before} at epoch {from} and is {loss} at epoch {to}.",
  "why.says.timid.moving":
    "Updates are small: one changes the weights by {ratio} of their length at most. Together they still change the training loss: it was {before} at epoch {from} and is {loss} at epoch {to}.",
  "why.says.timid.met":
    "The target is met and updates are small by now: one changes the weights by {ratio} of their length at most, at a training loss of {loss}.",
  "why.says.timid.new":
    "Updates are small: one changes the weights by {ratio} of their length at most.",
  "why.says.wild": "Updates are large, {when}: one changes the weights by {ratio} of their length.",
  "why.says.sound":
    "No neuron is dead, no layer is flat on more than {flat} of its places, and every layer receives between {least} and {most} times the gradient of the last hidden one.",
  "why.says.nothing": "Press play: then there is something to explain.",
  "why.rated": "{arm} at rate {rate}",
} as const;
