/** TeX commands that say how something looks, not what it is. */
export const ignoredCommands: ReadonlySet<string> = new Set([
  ..."left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr middle displaystyle textstyle limits nolimits".split(
    " ",
  ),
  ..."thinspace enspace hfill nonumber notag phantom strut mathstrut".split(" "),
  ..."( ) [ ] $".split(" "),
]);

/** TeX commands that are signs of the formula. */
export const symbolCommands: ReadonlyMap<string, string> = new Map([
  ["cdot", "*"],
  ["times", "*"],
  ["ast", "*"],
  ["div", "/"],
  ["le", "<="],
  ["leq", "<="],
  ["leqslant", "<="],
  ["ge", ">="],
  ["geq", ">="],
  ["geqslant", ">="],
  ["lt", "<"],
  ["gt", ">"],
  ["ne", "!="],
  ["neq", "!="],
  ["land", "and"],
  ["wedge", "and"],
  ["lor", "or"],
  ["vee", "or"],
  ["lnot", "not"],
  ["neg", "not"],
  ["vert", "|"],
  ["lvert", "|"],
  ["rvert", "|"],
  ["mid", "|"],
  ["|", "|"],
  ["lfloor", "⌊"],
  ["rfloor", "⌋"],
  ["lceil", "⌈"],
  ["rceil", "⌉"],
  ["lbrace", "{"],
  ["rbrace", "}"],
  ["{", "{"],
  ["}", "}"],
  ["lbrack", "["],
  ["rbrack", "]"],
  ["infty", "∞"],
  ["to", "->"],
  ["mapsto", "->"],
  ["rightarrow", "->"],
  ["coloneqq", "="],
  ["equiv", "="],
  ["\\", "\\\\"],
  ["cr", "\\\\"],
  ["newline", "\\\\"],
  ["&", "and"],
  ["%", "%"],
]);

/** TeX commands whose braces hold words. */
export const textCommands: ReadonlySet<string> = new Set(
  "text textrm textit textbf textsf texttt mathrm mathit mathbf mathsf mathtt mathcal mathbb mathds mathscr mathfrak boldsymbol bm operatorname operatorname* mbox hbox rm".split(
    " ",
  ),
);

/** TeX commands with a grammar of their own. */
export const flatCommands: ReadonlySet<string> = new Set(
  "frac dfrac tfrac cfrac sqrt begin end".split(" "),
);

/** Functions that TeX has commands for. */
export const functionCommands: ReadonlySet<string> = new Set(
  "ln log lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan min max".split(
    " ",
  ),
);
