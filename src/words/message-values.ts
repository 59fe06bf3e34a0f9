/**
 * The named values that an ICU message takes, read from its text by the type checker:
 * `"{arm} needed {count, plural, one {# epoch} other {# epochs}}"` takes
 * `{ arm: string | number; count: number }`. Quoted braces (`'{'`) are not supported.
 */
export type MessageValues<Message extends string> = Simplify<InText<Message>>;

type Simplify<Values> = { readonly [Name in keyof Values]: Values[Name] };

/** What each kind of argument takes; one without a kind takes text or a number. */
interface ArgumentTypes {
  readonly plural: number;
  readonly selectordinal: number;
  readonly select: string;
  readonly number: number;
}

type KindWithBranches = "plural" | "selectordinal" | "select";

type Trim<Text extends string> = Text extends ` ${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest} `
    ? Trim<Rest>
    : Text;

/** Text up to the next brace: an opening one begins an argument, a closing one ends a branch. */
type InText<Text extends string, Values = object> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? InBranches<Rest, Values>
      : never
    : InArgument<After, Values>
  : Text extends `${string}}${infer Rest}`
    ? InBranches<Rest, Values>
    : Values;

/** After an argument's opening brace: its name, and after a comma its kind. */
type InArgument<Text extends string, Values> = Text extends `${infer Inside}}${infer Rest}`
  ? Inside extends `${infer Name},${infer More}`
    ? Trim<More> extends `${infer Kind extends KindWithBranches},${string}`
      ? Text extends `${string},${string},${infer Branches}`
        ? InBranches<Branches, Values & Record<Trim<Name>, ArgumentTypes[Kind]>>
        : never
      : InText<Rest, Values & Record<Trim<Name>, number>>
    : InText<Rest, Values & Record<Trim<Inside>, string | number>>
  : never;

/** Between branches: an opening brace begins one, a closing one ends the argument. */
type InBranches<Text extends string, Values> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Text extends `${string}}${infer Rest}`
      ? InText<Rest, Values>
      : never
    : InText<After, Values>
  : Text extends `${string}}${infer Rest}`
    ? InText<Rest, Values>
    : Values;
