/** Waits for its drawing. */
export function NetworkPicture() {
  return null;
}
