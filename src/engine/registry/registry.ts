/**
 * A registry holds the choices of one field of an experiment: entries under their ids, in the
 * order of menus. Its ids are its keys, so that a choice is one entry in one place.
 */

/** An entry as its readers see it. */
export type Registered<Id extends string, Entry> = Entry & { readonly id: Id };

/** Gives every entry its key as id: `registryOf<Optimiser>()({ sgd: {…}, adam: {…} })`. */
export const registryOf =
  <Entry extends object>() =>
  <Id extends string>(
    entries: Readonly<Record<Id, Entry>>,
  ): Readonly<Record<Id, Registered<Id, Entry>>> => {
    const withIds = Object.entries<Entry>(entries).map(([id, entry]) => [id, { id, ...entry }]);
    return Object.fromEntries(withIds) as Record<Id, Registered<Id, Entry>>;
  };

/** The entries in the order of menus. */
export const entriesOf = <Id extends string, Entry>(
  registry: Readonly<Record<Id, Entry>>,
): readonly Entry[] => Object.values<Entry>(registry);
