import styles from "./Formula.module.css";

/** Real mathematics, printed from the definition; scrolls inside its own box where it is long. */
export function Formula({ mathml, label }: { readonly mathml: string; readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className={styles.formula} aria-label={label} tabIndex={0}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: `mathml.ts` escapes every name that a person typed */}
      <div dangerouslySetInnerHTML={{ __html: mathml }} />
    </section>
  );
}
