import { useId } from "react";
import { fieldValue, readField } from "../../../engine/experiment/field-access.ts";
import { experimentFields } from "../../../engine/experiment/fields.ts";
import {
  type OwnPath,
  settingsOf,
  withOwnSetting,
} from "../../../engine/experiment/own-settings.ts";
import { initialiserById } from "../../../engine/network/initialisers.ts";
import { optimiserById } from "../../../engine/optimisation/optimisers.ts";
import { scheduleById, scheduleDefaults } from "../../../engine/optimisation/schedules.ts";
import { type ArmState, armLabel, ownSettingTexts } from "../../../store/playground/arms.ts";
import { formatShort } from "../../../words/format.ts";
import { entryText, listOf, say } from "../../../words/say.ts";
import type { Term } from "../../../words/terms.ts";
import { Field } from "../../controls/Field.tsx";
import { FieldRow } from "../../controls/FieldRow.tsx";
import { NumberInput } from "../../controls/NumberInput.tsx";
import { Popover } from "../../controls/Popover.tsx";
import { learningRates } from "../../controls/usual-values.ts";
import { usePlayground, usePlaygroundState } from "../../shared/playground-context.ts";
import { OwnLayers } from "./OwnLayers.tsx";
import styles from "./OwnSettings.module.css";

interface OwnProps {
  readonly state: ArmState;
}

/** What an arm sets for itself, folded behind its summary: its layers' functions, its start, its layers and how it is stepped. */
export function OwnSettings({ state }: OwnProps) {
  const arms = usePlaygroundState((all) => all.arms);
  const experiment = usePlaygroundState((all) => all.experiment);
  const { arm } = state;
  const { initialisation, network, optimiser } = settingsOf(experiment, arm);
  const { learningRate } = arm;
  const texts = [
    ...(learningRate === null ? [] : [say("own.rate", { rate: formatShort(learningRate) })]),
    ...ownSettingTexts(arm),
  ];
  const name = armLabel(state, arms);
  return (
    <Popover
      trigger={
        <>
          {say("own.settings")} <b>{texts.length > 0 ? listOf(texts, "unit") : say("own.asAll")}</b>{" "}
          ▾
        </>
      }
      triggerClassName={styles.trigger}
    >
      <div className={styles.settings}>
        <p>{say("own.lead", { arm: name })}</p>
        <OwnLayers state={state} />
        <OwnRate state={state} />
        <OwnChoice state={state} path="initialisation.scheme" term="initialisation" />
        <FieldRow>
          {initialiserById[initialisation.scheme].readsRange && (
            <OwnNumber state={state} path="initialisation.range" term="range" />
          )}
          <OwnNumber state={state} path="initialisation.hiddenBias" term="hiddenBias" />
          <OwnNumber state={state} path="initialisation.outputBias" term="outputBias" />
        </FieldRow>
        <OwnChoice state={state} path="network.normalisation" term="normalisation" />
        {network.normalisation === "batch" && (
          <OwnChoice state={state} path="network.statistics" term="statistics" />
        )}
        <OwnChoice state={state} path="network.skip" term="skip" />
        <OwnChoice state={state} path="optimiser.algorithm" term="optimiser" />
        <FieldRow>
          {optimiserById[optimiser.algorithm].reads.map((number) => (
            <OwnNumber key={number} state={state} path={`optimiser.${number}`} term={number} />
          ))}
        </FieldRow>
        <OwnChoice state={state} path="optimiser.schedule" term="schedule" />
        <FieldRow>
          {scheduleById[optimiser.schedule ?? scheduleDefaults.schedule].reads.map((number) => (
            <OwnNumber key={number} state={state} path={`optimiser.${number}`} term={number} />
          ))}
        </FieldRow>
        <OwnChoice state={state} path="optimiser.clipping" term="clipping" />
        {optimiser.clipping !== undefined && (
          <OwnNumber state={state} path="optimiser.clipAt" term="clipAt" />
        )}
      </div>
    </Popover>
  );
}

function OwnRate({ state: { armId, arm } }: OwnProps) {
  const id = useId();
  const playground = usePlayground();
  const shared = usePlaygroundState((all) => all.experiment.optimiser.learningRate);
  const rates = [...new Set([...learningRates, arm.learningRate ?? shared])];
  return (
    <Field label={say("own.rateName")} term="armRate" htmlFor={id} wide>
      <select
        id={id}
        value={arm.learningRate ?? ""}
        onChange={({ target }) =>
          playground.changeArm(armId, {
            ...arm,
            learningRate: target.value === "" ? null : Number(target.value),
          })
        }
      >
        <option value="">{say("own.asAllHave", { value: formatShort(shared) })}</option>
        {rates
          .sort((a, b) => a - b)
          .map((rate) => (
            <option key={rate} value={rate}>
              {rate}
            </option>
          ))}
      </select>
    </Field>
  );
}

interface OwnFieldProps extends OwnProps {
  readonly path: OwnPath;
  readonly term: Term;
}

/** One of several values, or the experiment's. */
function OwnChoice({ state: { armId, arm }, path, term }: OwnFieldProps) {
  const id = useId();
  const playground = usePlayground();
  const shared = usePlaygroundState((all) => fieldValue(all.experiment, path) as string);
  const field = experimentFields[path];
  if (field.kind !== "choice") return null;
  const options: Readonly<Record<string, string>> = field.options;
  const nameOf = (option: string) => entryText(`${path}.${option}`, options[option] ?? option);
  return (
    <Field label={say(`own.${path}`)} term={term} htmlFor={id} wide>
      <select
        id={id}
        value={(readField(arm.own ?? {}, path) as string | undefined) ?? ""}
        onChange={({ target }) =>
          playground.changeArm(armId, withOwnSetting(arm, path, target.value || null))
        }
      >
        <option value="">{say("own.asAllHave", { value: nameOf(shared) })}</option>
        {Object.keys(options).map((option) => (
          <option key={option} value={option}>
            {nameOf(option)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A number, which is the experiment's again where it is set to that. */
function OwnNumber({ state: { armId, arm }, path, term }: OwnFieldProps) {
  const id = useId();
  const playground = usePlayground();
  const shared = usePlaygroundState((all) => fieldValue(all.experiment, path) as number);
  const field = experimentFields[path];
  if (field.kind !== "number") return null;
  return (
    <Field label={say(`own.${path}`)} term={term} htmlFor={id}>
      <NumberInput
        id={id}
        value={(readField(arm.own ?? {}, path) as number | undefined) ?? shared}
        min={field.min}
        max={field.max}
        onCommit={(value) =>
          playground.changeArm(armId, withOwnSetting(arm, path, value === shared ? null : value))
        }
      />
    </Field>
  );
}
