/** What the reader of formulas says: what is wrong and what is allowed, what was understood, what to know before training. */
export const formula = {
  "formula.empty": "Type a formula in x or z, for example z · sigmoid(β z).",
  "formula.tooLong": "A formula, with the code around it, has at most {most} characters.",
  "formula.tooLarge":
    "The formula is too large: at most {nodes} operations and values, {depth} levels deep.",
  "formula.tooDeep": "Brackets, signs and choices stand inside each other at most {most} deep.",
  "formula.derivativeTooLarge":
    "The derivative of this formula is too large; nest fewer functions.",
  "formula.foreignCharacter":
    "“{character}” has no meaning here. A formula may hold x or z, numbers, names, + − · / ^ ( ) , |x| √ and comparisons.",
  "formula.unexpected":
    "“{found}” cannot stand here; expected {expected, select, operand {x or z, a number, a name or “(”} coordinate {x1 or x2, a number or “(”} operator {an operator such as + − · / ^} closing {“{sign}”} comma {“,” or “{sign}”} elseBranch {“else” and the value for when the condition does not hold} colon {“:” and the value for when the condition does not hold} condition {a condition such as x > 0} casesRow {“\\\\” and another case, or the end of the cases} other {a value}}.",
  "formula.unfinished":
    "The formula ends here; expected {expected, select, operand {x or z, a number, a name or “(”} coordinate {x1 or x2, a number or “(”} operator {an operator such as + − · / ^} closing {“{sign}”} comma {“,” or “{sign}”} elseBranch {“else” and the value for when the condition does not hold} colon {“:” and the value for when the condition does not hold} condition {a condition such as x > 0} casesRow {a case} other {a value}}.",
  "formula.unclosed": "The formula ends before a bracket is closed; expected “{sign}”.",
  "formula.numberTooLarge":
    "This number is too large; a formula holds numbers up to 3.4 · 10³⁸, as float32 does.",
  "formula.notFinite":
    "This comes to {value, select, Infinity {infinity} other {no finite number}}; numbers alone must come to a finite number up to 3.4 · 10³⁸, as float32 holds.",
  "formula.exponentNotConstant":
    "An exponent must be a number, such as x^2 or x^0.5. For a positive base b write exp(p · log(b)).",
  "formula.exponentTooLarge": "An exponent lies between −{most} and {most}.",
  "formula.exponentNotFinite": "This exponent is not a finite number.",
  "formula.conditionExpected":
    "{sign, select, if {Beside “if” stands a condition, for example x > 0.} and {“and” joins conditions, for example x > 0 and x < 1.} or {“or” joins conditions, for example x < 0 or x > 1.} not {“not” stands before a condition, for example not x > 0.} other {Before “?” and as the first value of where( ) stands a condition, for example x > 0.}}",
  "formula.numbersSideBySide": "Two numbers stand side by side; write · or * to multiply them.",
  "formula.numberBehind":
    "A number behind a value may be an exponent or a factor: write ^{number} or put {number} in front.",
  "formula.decimalComma": "Decimals are written with a point: 0.5, not 0,5.",
  "formula.ambiguousProduct":
    "“{shown}” can be read in two ways; choose one, or set brackets or a space.",
  "formula.ambiguousArgument": "Does “{shown}” divide the function or its argument?",
  "formula.runTogether":
    "“{name}” could be a name or several things run together. Is {by} meant? For a parameter choose another name.",
  "formula.digitsBehindInput":
    "“{name}” may have lost a raised digit or a sign; for a parameter choose another name.",
  "formula.functionAlone": "{name} is a function: write {by}.",
  "formula.unknownFunction":
    "There is no function “{name}”. To multiply write {name} · ( … ); the help below lists the functions.",
  "formula.unknownLibrary": "The library “{name}” is not known here.",
  "formula.notElementwise":
    "{name} is no function of one number: it joins the values of a whole layer.",
  "formula.argumentCount":
    "{name} takes {range, select, one {1 value} exact {{least} values} other {{least} to {most} values}}, not {count}.",
  "formula.unknownArgument":
    "{function} has no parameter “{name}”.{count, plural, =0 { It has none.} other { Its parameters: {allowed}.}}",
  "formula.argumentTwice": "“{name}” is given twice.",
  "formula.unsupportedOption": "“{name}” is one of {allowed}.",
  "formula.wholeNumberNeeded": "“{name}” must be a whole number.",
  "formula.noInverse":
    "The inverse of {name} is not known here; for a reciprocal write 1/{name}( … ).",
  "formula.otherInput": "The input is called {input} here: write {input} instead of {name}.",
  "formula.bothInputs":
    "Both {first} and {second} occur, and a formula has one input: write {first} everywhere, or rename the other.",
  "formula.nameTooLong": "A parameter’s name has at most {most} characters.",
  "formula.nameReserved": "“{name}” cannot be a parameter’s name; choose another.",
  "formula.tooManyParameters": "A formula has at most {most} parameters; “{name}” is one more.",
  "formula.casesWithGap": "None of the cases holds at z = {at}; add one, or “otherwise”.",
  "formula.noReturn": "After the function’s head its value is expected, behind “return” or “:”.",
  "formula.unknownCommand": "The TeX command {name} is not known here.",
  "formula.emptyRule": "Type a condition such as x2 > sin(x1), or a value such as x1 · x2.",
  "formula.notOfCurve": "A curve y = … is made of x alone.",
  "formula.notInRule": "“{name}” has no value here: a rule is made of x1 and x2.",
  "formula.ruleOneSided":
    "Both classes need room: the condition {side, select, holds {holds} other {fails}} on more than {most} % of the plane from −6 to 6.",
  "formula.ruleWithoutValues": "On most of the plane from −6 to 6 this has no value to learn.",
  "formula.invention.nameLength": "A name has 1 to {most} characters.",
  "formula.invention.nameUnprintable":
    "A name has printable characters only, and none that turn the direction of writing.",
  "formula.invention.noSuchParameter":
    "The formula has no parameter “{name}”. {count, plural, =0 {It has none.} other {Its parameters: {allowed}.}}",
  "formula.invention.outOfRange": "{name} lies between {least} and {most}.",

  "formula.note.input": "{name} is the input; it is called z here.",
  "formula.note.noInput": "Neither x nor z occurs: this is a constant.",
  "formula.note.parameterValues": "Parameters start at {list}.",
  "formula.note.restIgnored": "The first definition was taken; what follows it was left out.",
  "formula.note.libraryDefinition": "{name} is what is called {definition} here.",
  "formula.note.leftToRight": "Read from left to right: {read}.",
  "formula.note.eMinusInput":
    "e − {input} was read as a difference; copying may have lost a raised −{input}.",
  "formula.note.gapFilled": "At z = {at}, where this is 0/0, f is its limit {limit}.",
  "formula.note.sameAs": "The same function as {label}; it trains as that does.",

  "formula.warning.fails":
    "{what, select, notANumber {f is not a number} infinite {f is infinite} other {f is not differentiable}} {where, select, everywhere {for every z from {from} to {to}} below {for z below {to}} above {for z above {from}} at {at z = {from}} between {for z between {from} and {to}} other {at {count, plural, =2 {two places} other {# places}}, the first near z = {from}}}.",
  "formula.warning.flat": "f′ is 0 everywhere: layers below this function cannot learn.",
  "formula.warning.unsolvedBreaks":
    "Some pieces of f meet where the condition is no straight line in z; breaks there are not marked.",

  "formula.atCharacter": "At character {position}:",
  "formula.take": "{shown}?",
  "formula.takeLabel": "Take {formula}",
  "formula.stale": "Below stands the last formula that could be read.",
  "formula.understood": "Understood",
  "formula.name": "Name",
  "formula.field": "f(z) =",
  "formula.editor": "Invent a function",
  "formula.learned": "Learned while training, one value for each hidden layer:",
  "formula.save": "Save",
  "formula.saveAgain": "Save again",
  "formula.delete": "Delete",
  "formula.deleted": "“{name}” was deleted; save it again if that was a mistake.",
  "formula.saved": "Saved in this browser; it is in every menu of functions now.",
  "formula.galleryFull": "The gallery holds {most} inventions; delete one first.",
  "formula.notKept": "It is in the menus now, but this browser keeps nothing: its link keeps it.",
  "formula.help": "What can be typed",
  "formula.helpText":
    "x or z, numbers, π, e, + − · / ^, |x|, √, products without a sign, comparisons and conditions; TeX; Python and JavaScript with np., torch., Math. and the like before names. Every other name is a parameter, at most four. −x² is −(x²).",
  "formula.helpFunctions": "Functions: {list}.",
} as const;
