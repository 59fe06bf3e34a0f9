import type { Reference } from "../../functions/about/about.ts";
import { aboutFunction } from "../../functions/about/about-function.ts";
import type { ActivationFunction } from "../../functions/families/activation-function.ts";
import { ComputeCost } from "./ComputeCost.tsx";
import styles from "./Facts.module.css";

/** Names, paper, users, purpose and cost. */
export function Facts({ activation }: { readonly activation: ActivationFunction }) {
  const { aliases } = activation;
  const about = aboutFunction(activation.id);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>Why it exists</dt>
        <dd>{about ? about.purpose : "Invented here, to see what it does."}</dd>
      </div>
      {aliases.length > 0 && (
        <div>
          <dt>Also called</dt>
          <dd>{aliases.join(", ")}</dd>
        </div>
      )}
      {about && (
        <>
          <div>
            <dt>Used by</dt>
            <dd>{about.usedBy}</dd>
          </div>
          <div>
            <dt>Paper</dt>
            <dd>
              {about.reference.authors} ({about.reference.year}).{" "}
              <cite>{about.reference.title}</cite>. <Where reference={about.reference} />
            </dd>
          </div>
        </>
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

/** A link for people; the page itself loads nothing from another site. */
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
