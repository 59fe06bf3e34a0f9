const paths = {
  play: "M7 4.5v15l12-7.5z",
  pause: "M6.5 5h4v14h-4zM13.5 5h4v14h-4z",
  step: "M5 5v14l9-7zM16 5h3v14h-3z",
  reset: "M12 5a7 7 0 1 1-6.6 4.7l1.9.7A5 5 0 1 0 12 7v3L7.5 6 12 2z",
  add: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  remove: "M5 11h14v2H5z",
  close:
    "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  larger:
    "M3 19 8 6h2l5 13h-2.1l-1.2-3.3H6.300L5.100 19zm4-5.200h4L9 8.300zM19 8h-2v3h-3v2h3v3h2v-3h3v-2h-3z",
  dice: "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 3.500a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zm8 8a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zm-4-4a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3z",
  undo: "M8 5v3h5a6 6 0 0 1 0 12H7v-2h6a4 4 0 0 0 0-8H8v3L3 9z",
  redo: "M16 5v3h-5a6 6 0 0 0 0 12h6v-2h-6a4 4 0 0 1 0-8h5v3l5-4z",
  more: "M5 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM19 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  link: "M10.600 13.400a4 4 0 0 1 0-5.700l3-3a4 4 0 0 1 5.700 5.700l-1.600 1.600-1.400-1.400 1.600-1.600a2 2 0 0 0-2.900-2.900l-3 3a2 2 0 0 0 0 2.900zM13.400 10.600a4 4 0 0 1 0 5.700l-3 3a4 4 0 0 1-5.700-5.700l1.600-1.600 1.400 1.400-1.600 1.600a2 2 0 0 0 2.900 2.900l3-3a2 2 0 0 0 0-2.900z",
  check: "M9.5 17.6 4 12.100l1.500-1.500 4 4 9-9L20 7.100z",
  back: "M15 5 8 12l7 7 1.500-1.500L11 12l5.500-5.500z",
  controls: "M4 6h10v2H4zM18 6h2v2h-2zM14 4h3v6h-3zM4 16h2v2H4zM10 16h10v2H10zM6 14h3v6H6z",
} as const;

export type IconName = keyof typeof paths;

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
      <path fillRule="evenodd" d={paths[name]} />
    </svg>
  );
}
