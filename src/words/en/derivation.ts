/** How a derivative comes about: the lines of a derivation, and the slope by hand. */
export const derivation = {
  "derivation.questions": "Questions",
  "derivation.title": "How does f′ come about?",
  "derivation.lead":
    "From f, a rule a line. What is still to be differentiated stands in brackets; each line equals the one before.",
  "derivation.lines": "Derivation of f′ for {name}",
  "derivation.first": "Start again",
  "derivation.next": "Next line",
  "derivation.all": "All lines",
  "derivation.shown": "{shown} of {count, plural, one {# line} other {# lines}}",

  "derivation.start": "What is looked for: the slope of f.",
  "derivation.guard":
    "min(√(u² + c), |u| + √c) is √(u² + c) for every u: it only keeps huge numbers in range.",
  "derivation.definition":
    "{function, select, sigmoid {By definition, σ(z) = 1/(1 + e⁻ᶻ).} other {By definition, tanh z = (eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ).}}",
  "derivation.pieces": "Written out in pieces, from left to right.",
  "derivation.sum": "Sum rule: (u ± v)′ = u′ ± v′; a constant adds nothing.",
  "derivation.constantFactor": "A constant factor stays: (c·u)′ = c·u′.",
  "derivation.product": "Product rule: (u·v)′ = u′·v + u·v′.",
  "derivation.quotient": "Quotient rule: (u/v)′ = (u′·v − u·v′)/v².",
  "derivation.reciprocal": "Reciprocal rule: (c/v)′ = −c·v′/v².",
  "derivation.power": "Power rule: (uⁿ)′ = n·uⁿ⁻¹·u′.",
  "derivation.cases": "Each piece by itself.",
  "derivation.larger": "The larger of two has the slope of whichever is larger.",
  "derivation.smaller": "The smaller of two has the slope of whichever is smaller.",
  "derivation.slopes": "z has slope 1 and a constant 0; then the arithmetic.",
  "derivation.known":
    "Known: {function, select, abs {|z|′ = sgn z} sqrt {(√z)′ = 1/(2√z)} exp {(eᶻ)′ = eᶻ} log {(ln z)′ = 1/z} log1p {(ln(1 + z))′ = 1/(1 + z)} sin {sin′ = cos} cos {cos′ = −sin} atan {arctan′ z = 1/(1 + z²)} tanh {tanh′ = 1 − tanh²} sigmoid {σ′ = σ(1 − σ)} softplus {(ln(1 + eᶻ))′ = eᶻ/(1 + eᶻ) = σ(z)} erf {erf′ z = (2/√π)·exp(−z²)} normalCdf {Φ′ = φ, the normal density} other {the slope of {function}}}.",
  "derivation.chain":
    "Chain rule, the outer slope times u′: {function, select, abs {|u|′ = sgn u · u′} sqrt {(√u)′ = u′/(2√u)} exp {(eᵘ)′ = eᵘ·u′} log {(ln u)′ = u′/u} log1p {(ln(1 + u))′ = u′/(1 + u)} sin {(sin u)′ = cos u · u′} cos {(cos u)′ = −sin u · u′} atan {(arctan u)′ = u′/(1 + u²)} tanh {(tanh u)′ = (1 − tanh² u)·u′} sigmoid {(σ(u))′ = σ(u)(1 − σ(u))·u′} softplus {(ln(1 + eᵘ))′ = eᵘ·u′/(1 + eᵘ) = σ(u)·u′} erf {(erf u)′ = (2/√π)·exp(−u²)·u′} normalCdf {(Φ(u))′ = φ(u)·u′, φ the normal density} other {the slope of {function}}}.",
  "derivation.tidied": "The arithmetic.",
  "derivation.rest": "Every further step at once: there are too many to read.",
  "derivation.sigmoidIdentity":
    "1/(1 + e⁻ᶻ) is σ(z), and what is left, e⁻ᶻ/(1 + e⁻ᶻ), is 1 − σ(z).",
  "derivation.tanhIdentity":
    "Term by term over the square: 1 − ((eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ))² = 1 − tanh² z.",
  "derivation.doubleAngle": "2 sin u cos u = sin 2u.",
  "derivation.rootIdentity":
    "With r for the root: 1 + u/r is (u + r)/r, and what is left of r² over r is a number.",
  "derivation.difference": "a − (a − b) = b.",
  "derivation.sign": "u · sgn u = |u|, and |u| − |u| = 0.",
  "derivation.cancel": "The same parameter above and below goes.",
  "derivation.collected": "Terms in z together, constants together.",
  "derivation.ownValue": "f(z) by its name: a network has computed it already, on the way forward.",
  "derivation.ownValueByCase":
    "In its own piece f(z) by its name: a network has computed it already, on the way forward.",

  "byHand.title": "What does a computer make of h → 0?",
  "byHand.lead":
    "The slope at z by hand: a small step h, and how much f changes over it. Large steps miss the bend of the curve, small ones lose the digits in which the two values differ.",
  "byHand.z": "z",
  "byHand.h": "step h",
  "byHand.scheme": "Quotient",
  "byHand.forward": "(f(z + h) − f(z))/h",
  "byHand.central": "(f(z + h) − f(z − h))/2h",
  "byHand.precision": "arithmetic",
  "byHand.quotient": "quotient",
  "byHand.error": "distance from f′(z)",
  "byHand.best": "closest at h",
  "byHand.caption": "The slope at z by hand, for the step h",
  "byHand.exact": "f′({z}) = {slope} exactly, from the formula.",
  "byHand.noNumber": "not a number",
  "byHand.chart":
    "Distance of the difference quotient from f′(z) over the step h from 1 to 10⁻¹², both logarithmic. In float64 it is least at h = {best64}, in float32 at h = {best32}; below that rounding takes over.",
  "byHand.axisStep": "step h",
  "byHand.axisError": "error",
  "byHand.none": "0",
} as const;
