import { useId, useState } from "react";
import { joinQueries } from "../../engine/experiment/query.ts";
import { arithmeticVersion } from "../../engine/fast/arithmetic-version.ts";
import { frameSnippet } from "../../exchange/embed/frame-snippet.ts";
import { addressOfQuery, queryOfAddress } from "../../store/page/address.ts";
import { linkSettingsKeys, linkSettingsToQuery } from "../../store/page/link-settings.ts";
import { type EmbedId, embedIds, noLinkSettings } from "../../store/playground/link-limits.ts";
import { changesOf } from "../../store/share/take-run.ts";
import { say } from "../../words/say.ts";
import { CopyButton } from "../controls/CopyButton.tsx";
import { QrCode } from "../controls/QrCode.tsx";
import { usePlayground } from "../shared/playground-context.ts";
import { ClassChoices, type Limits, noLimits } from "./ClassChoices.tsx";
import styles from "./ShareDialog.module.css";

/** A code holds 213 bytes. */
const mostCodeBytes = 213;

/** The link to what the page shows, as text, code and frame, with what a class sees of it. */
export function LinkPart() {
  const playground = usePlayground();
  const [limits, setLimits] = useState<Limits>(noLimits);
  const link = linkTo(
    { ...noLinkSettings, ...limits, arithmetic: arithmeticVersion },
    limits.language,
  );
  const changes = changesOf(playground.live.log()).length;
  const isShort = new TextEncoder().encode(link).length <= mostCodeBytes;
  return (
    <>
      <p>{say("share.link.holds", { version: arithmeticVersion })}</p>
      {changes > 0 && <p>{say("share.link.changed", { count: changes })}</p>}
      {link.includes("#") && <p>{say("share.link.fragment")}</p>}
      <LinkText text={link} />
      <ClassChoices limits={limits} onChange={setLimits} />
      {isShort ? (
        <QrCode text={link} label={say("share.link.code")} />
      ) : (
        <p className={styles.note}>{say("share.link.noCode")}</p>
      )}
      <Frame limits={limits} />
    </>
  );
}

/** The page's address with other settings of the link; the language only where it is not the usual one. */
function linkTo(settings: Parameters<typeof linkSettingsToQuery>[0], language: string): string {
  const ours: readonly string[] = [...linkSettingsKeys, "lang"];
  const others = queryOfAddress(window.location)
    .split("&")
    .filter((pair) => pair !== "" && !ours.includes(pair.split("=")[0] ?? ""));
  const lang = language === "en" ? "" : `lang=${language}`;
  const query = joinQueries([linkSettingsToQuery(settings), lang, ...others]);
  const { origin, pathname } = window.location;
  return origin + pathname + addressOfQuery(query);
}

function LinkText({ text }: { readonly text: string }) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{say("share.link")}</label>
      <input id={id} type="text" readOnly value={text} onFocus={({ target }) => target.select()} />
      <span className={styles.note}>{say("share.link.characters", { count: text.length })}</span>
      <CopyButton text={text} label={say("share.link.copy")} />
    </div>
  );
}

/** What a page of somebody's own shows in a frame. */
function Frame({ limits }: { readonly limits: Limits }) {
  const id = useId();
  const [embed, setEmbed] = useState<EmbedId>("compare");
  const address = linkTo(
    { ...noLinkSettings, ...limits, embed, arithmetic: arithmeticVersion },
    limits.language,
  );
  const frame = frameSnippet(address, say("share.frame.title"));
  return (
    <details>
      <summary>{say("share.frame")}</summary>
      <p className={styles.note}>{say("share.frame.explain")}</p>
      <div className={styles.row}>
        <label htmlFor={id}>{say("share.frame.shows")}</label>
        <select
          id={id}
          value={embed}
          onChange={({ target }) =>
            setEmbed(embedIds.find((one) => one === target.value) ?? "compare")
          }
        >
          {embedIds.map((one) => (
            <option key={one} value={one}>
              {say(one === "inspect" || one === "compare" ? `layout.${one}` : `part.${one}`)}
            </option>
          ))}
        </select>
        <CopyButton text={frame} label={say("share.frame.copy")} />
      </div>
      <pre className={styles.code}>{frame}</pre>
    </details>
  );
}
