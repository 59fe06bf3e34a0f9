import { useId } from "react";
import { useOpenFile } from "./use-open-file.ts";

interface OpenFileButtonProps {
  readonly label: string;
  readonly onOpened?: () => void;
}

/** Asks for a file of the page and opens it, as one that is dropped on the page is opened. */
export function OpenFileButton({ label, onOpened = () => {} }: OpenFileButtonProps) {
  const id = useId();
  const open = useOpenFile();
  return (
    <>
      <button type="button" data-open-file="" onClick={() => document.getElementById(id)?.click()}>
        {label}
      </button>
      <input
        id={id}
        type="file"
        hidden
        accept=".json,application/json"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) void open(file).then(onOpened);
          // The same file can be chosen again.
          target.value = "";
        }}
      />
    </>
  );
}
