import { Component, type ReactNode } from "react";
import { say } from "../../words/say.ts";
import styles from "./FaultBoundary.module.css";

interface FaultBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps the page where a view throws: what happened, and a button that renders it anew. */
export class FaultBoundary extends Component<FaultBoundaryProps, { fault: unknown }> {
  override state = { fault: null };

  static getDerivedStateFromError(fault: unknown) {
    return { fault };
  }

  override render(): ReactNode {
    const { fault } = this.state as { readonly fault: unknown };
    if (fault === null) return this.props.children;
    const reason = fault instanceof Error ? fault.message : String(fault);
    return (
      <section className={styles.fault} role="alert">
        <p>{say("view.broken", { reason })}</p>
        <button type="button" onClick={() => this.setState({ fault: null })}>
          {say("view.showAgain")}
        </button>
      </section>
    );
  }
}
