import { useMemo } from "react";
import { qrCode } from "../../exchange/qr-code.ts";
import styles from "./QrCode.module.css";

/** Modules of light around a code, which readers need. */
const quiet = 4;

interface QrCodeProps {
  readonly text: string;
  readonly label: string;
}

/** A link to be scanned; nothing where it is too long for a code that a phone reads from afar. */
export function QrCode({ text, label }: QrCodeProps) {
  const code = useMemo(() => codePath(text), [text]);
  if (!code) return null;
  return (
    <svg
      className={styles.code}
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={code.path} />
    </svg>
  );
}

function codePath(text: string): { readonly size: number; readonly path: string } | null {
  try {
    const rows = qrCode(text);
    const path = rows.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
    );
    return { size: rows.length + 2 * quiet, path: path.join("") };
  } catch {
    return null;
  }
}
