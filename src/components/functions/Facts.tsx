import type {
  ActivationFunction,
  Reference,
} from "../../functions/families/activation-function.ts";
import { ComputeCost } from "./ComputeCost.tsx";
import styles from "./Facts.module.css";

/** Names, paper, users, purpose and cost. */
export function Facts({ activation }: { readonly activation: ActivationFunction }) {
  const { alsoCalled = [], reference, usedBy, purpose } = activation;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Why it exists</dt>
        <dd>{purpose}</dd>
      </div>
      {alsoCalled.length > 0 && (
        <div>
          <dt>Also called</dt>
          <dd>{alsoCalled.join(", ")}</dd>
        </div>
      )}
      {usedBy && (
        <div>
          <dt>Used by</dt>
          <dd>{usedBy}</dd>
        </div>
      )}
      {reference && (
        <div>
          <dt>Paper</dt>
          <dd>
            {reference.authors} ({reference.year}). <cite>{reference.title}</cite>.{" "}
            <Where reference={reference} />
          </dd>
        </div>
      )}
      {activation.kind === "elementwise" && (
        <div>
          <dt>Cost</dt>
          <dd>
            <ComputeCost activation={activation} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** A link that people may follow; the page itself asks no other site for anything. */
function Where({ reference: { where } }: { readonly reference: Reference }) {
  const arxiv = /^arXiv:([\d.]+)$/.exec(where)?.[1];
  const doi = /^(?:doi:)?(10\.\S+)$/.exec(where)?.[1];
  if (!arxiv && !doi) return where;
  const address = arxiv ? `https://arxiv.org/abs/${arxiv}` : `https://doi.org/${doi}`;
  return (
    <a href={address} rel="noreferrer" target="_blank">
      {where}
    </a>
  );
}
