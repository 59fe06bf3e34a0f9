import { useId, useState } from "react";
import { legendLimits } from "../../engine/data/legend.ts";
import { isPrintable } from "../../functions/formula/printable.ts";
import { say } from "../../words/say.ts";
import { usePlayground, usePlaygroundState } from "../shared/playground-context.ts";

/** What the points that somebody brought are called; in the link and wherever data are named. */
export function SetName() {
  const id = useId();
  const playground = usePlayground();
  const legend = usePlaygroundState((state) => state.experiment.data.legend);
  const [typed, setTyped] = useState<string | null>(null);
  const known = legend?.name ?? "";

  function take(): void {
    const name = Array.from(typed ?? known)
      .filter(isPrintable)
      .join("")
      .trim();
    setTyped(null);
    if (name === known) return;
    const { name: _, ...rest } = legend ?? {};
    const next = name === "" ? rest : { ...rest, name };
    playground.describeData(Object.keys(next).length > 0 ? next : undefined);
  }

  return (
    <>
      <label htmlFor={id} className="visually-hidden">
        {say("data.name")}
      </label>
      <input
        id={id}
        value={typed ?? known}
        placeholder={say("data.name")}
        maxLength={legendLimits.nameCharacters}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
        }}
      />
    </>
  );
}
