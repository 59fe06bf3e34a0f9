import type { ArmSpec, Experiment } from "./experiment.ts";
import { placeField, readField, withField } from "./field-access.ts";
import type { FieldPath } from "./fields.ts";

/** The fields of an experiment that an arm may set for itself, in the order of addresses. */
export const ownPaths = [
  "initialisation.scheme",
  "initialisation.range",
  "initialisation.hiddenBias",
  "initialisation.outputBias",
  "optimiser.algorithm",
  "optimiser.momentum",
  "optimiser.squareDecay",
  "optimiser.meanDecay",
  "optimiser.epsilon",
  "optimiser.schedule",
  "optimiser.scheduleEpochs",
  "optimiser.scheduleFactor",
  "optimiser.clipping",
  "optimiser.clipAt",
  "network.normalisation",
  "network.statistics",
  "network.skip",
] as const satisfies readonly FieldPath[];

export type OwnPath = (typeof ownPaths)[number];

export interface OwnSetting {
  readonly path: OwnPath;
  readonly value: string | number;
}

/** What an arm sets for itself, beside its learning rate. */
export function ownSettings({ own }: Pick<ArmSpec, "own">): readonly OwnSetting[] {
  if (own === undefined) return [];
  return ownPaths.flatMap((path) => {
    const value = readField(own, path);
    return value === undefined ? [] : [{ path, value: value as OwnSetting["value"] }];
  });
}

/** The arm with other settings of its own; the values must be valid for their fields. */
export function withOwnSettings(arm: ArmSpec, settings: readonly OwnSetting[]): ArmSpec {
  const { own: _, ...bare } = arm;
  if (settings.length === 0) return bare;
  return {
    ...bare,
    own: settings.reduce((own, { path, value }) => placeField(own, path, value), {}),
  };
}

/** The arm with one setting of its own; null leaves it to the experiment. */
export function withOwnSetting(
  arm: ArmSpec,
  path: OwnPath,
  value: string | number | null,
): ArmSpec {
  const others = ownSettings(arm).filter((setting) => setting.path !== path);
  return withOwnSettings(arm, value === null ? others : [...others, { path, value }]);
}

/** The experiment as this arm trains in it: its own settings in the place of the experiment's. */
export const settingsOf = (experiment: Experiment, arm: ArmSpec): Experiment =>
  ownSettings(arm).reduce(
    (settings, { path, value }) => withField(settings, path, value),
    experiment,
  );
