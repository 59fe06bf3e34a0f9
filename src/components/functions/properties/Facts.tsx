import type { Reference } from "../../../functions/about/about.ts";
import { aboutFunction } from "../../../functions/about/about-function.ts";
import type { ActivationFunction } from "../../../functions/families/activation-function.ts";
import { entryText, listOf, say } from "../../../words/say.ts";
import { ComputeCost } from "./ComputeCost.tsx";
import styles from "./Facts.module.css";

/** Names, paper, users, purpose and cost. */
export function Facts({ activation }: { readonly activation: ActivationFunction }) {
  const { id, aliases } = activation;
  const about = aboutFunction(activation.id);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{say("facts.purpose")}</dt>
        <dd>
          {about ? entryText(`function.${id}.purpose`, about.purpose) : say("facts.invented")}
        </dd>
      </div>
      {aliases.length > 0 && (
        <div>
          <dt>{say("facts.aliases")}</dt>
          <dd>{listOf(aliases, "unit")}</dd>
        </div>
      )}
      {about && (
        <>
          <div>
            <dt>{say("facts.usedBy")}</dt>
            <dd>{entryText(`function.${id}.usedBy`, about.usedBy)}</dd>
          </div>
          <div>
            <dt>{say("facts.paper")}</dt>
            <dd translate="no">
              {about.reference.authors} ({about.reference.year}).{" "}
              <cite>{about.reference.title}</cite>. <Where reference={about.reference} />
            </dd>
          </div>
        </>
      )}
      {activation.kind === "elementwise" && (
        <div>
          <dt>{say("facts.cost")}</dt>
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
