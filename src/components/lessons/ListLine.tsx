import type { ComponentProps } from "react";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { useClaimsState } from "../shared/claims-context.ts";
import styles from "./ClaimList.module.css";

/** A line of a list that is one button. */
export function ListLine(button: Omit<ComponentProps<"button">, "type" | "className">) {
  return (
    <li>
      <button type="button" className={styles.claim} {...button} />
    </li>
  );
}

/** On a claim that this browser has put to the test. */
export function TriedMark({ claim }: { readonly claim: string }) {
  const isTried = useClaimsState((state) => state.tried[claim] !== undefined);
  return (
    isTried && (
      <span className={styles.done} title={say("claims.done")}>
        <Icon name="check" />
        <span className="visually-hidden">{say("claims.done")}</span>
      </span>
    )
  );
}
