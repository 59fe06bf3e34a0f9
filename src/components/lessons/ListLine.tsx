import type { ComponentProps, ReactNode } from "react";
import { say } from "../../words/say.ts";
import { Icon } from "../controls/Icon.tsx";
import { useClaimsState } from "../shared/claims-context.ts";
import styles from "./ClaimList.module.css";

interface ListGroupProps {
  readonly id: string;
  readonly title: string;
  /** Its lines. */
  readonly children: ReactNode;
}

/** A part of a list under its heading. */
export function ListGroup({ id, title, children }: ListGroupProps) {
  return (
    <section aria-labelledby={id}>
      <h3 className={styles.group} id={id}>
        {title}
      </h3>
      <ul className={styles.claims}>{children}</ul>
    </section>
  );
}

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
