/** What a file is called for a person: "race 1.2" of "race 1.2.jsonl"; one without a stem keeps its name. */
export const withoutExtension = (name: string): string => name.replace(/(?<=.)\.\w+$/, "");
