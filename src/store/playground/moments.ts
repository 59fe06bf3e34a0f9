import type { Experiment } from "../../engine/experiment/experiment.ts";
import type { ArmId, Place, RunEvent } from "../../protocol/messages.ts";
import type { ArmState } from "./arms.ts";
import type { PlaygroundParts } from "./playground-parts.ts";
import { updateWithinEpoch } from "./run-data.ts";
import type { Transport } from "./transport.ts";

/** What repeats a run up to where it is, to the bit. */
export interface Moment {
  readonly experiment: Experiment;
  readonly arms: readonly ArmState[];
  readonly focusedArm: ArmId;
  readonly editedArms: ReadonlySet<ArmId>;
  readonly log: readonly RunEvent[];
  readonly place: Place;
}

/** Moments of the run that is on, and the way back to one. */
export function createMoments(
  { store, live, pictures, port }: PlaygroundParts,
  transport: Transport,
) {
  return {
    /** Where the run is now. */
    moment(): Moment {
      const { experiment, arms, focusedArm, editedArms } = store.getState();
      const frame = live.frame.getState();
      const place = frame
        ? { epoch: frame.epoch, update: updateWithinEpoch(experiment, frame) }
        : { epoch: 0, update: 0 };
      return { experiment, arms, focusedArm, editedArms, log: live.log(), place };
    },

    /**
     * The same set-up at the same place again, at rest: the run is repeated
     * from its start, without pictures on the way. An abort leaves it at the
     * place that it has reached; `restart` begins it at epoch 0 then.
     */
    async returnTo(moment: Moment, signal?: AbortSignal): Promise<Place> {
      const { experiment, arms, focusedArm, editedArms, log, place } = moment;
      store.setState({ experiment, arms, focusedArm, isPlaying: false, notice: null });
      pictures.keepOnly(arms.map(({ armId }) => armId));
      transport.start(log);
      store.setState({ editedArms });
      return port().request("goTo", { runId: transport.runId(), to: place }, signal);
    },
  };
}
