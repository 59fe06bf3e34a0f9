/** Keys of the address that views add to the experiment's, known before the views load. */

/** A race: `seeds=50&vary=width:2,4,8`. */
export const raceKeys = ["seeds", "firstSeed", "vary", "rates", "follow"] as const;

/** A claim: `claim=one-run&seat=17`. */
export const claimKeys = ["claim", "seat", "formula"] as const;

/** A lecture's list, and which of its items is shown: `set=selu,setup:deepSigmoid&item=2`. */
export const lectureKeys = ["set", "item"] as const;
