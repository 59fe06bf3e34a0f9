import { type IconName, iconPaths } from "./icon-paths.ts";

/** A picture on a button; the button carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      width="1.25rem"
      height="1.25rem"
      viewBox="0 0 24 24"
      fill="currentColor"
      aria-hidden="true"
    >
      <path fillRule="evenodd" d={iconPaths[name]} />
    </svg>
  );
}
