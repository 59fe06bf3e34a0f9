/** Gives the person a file. */
export function download(content: BlobPart | Blob, name: string, type: string): void {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the time a timer fires.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
