const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** HTML that shows an address in a frame, as Moodle, Canvas, Jupyter and Observable take it. */
export const frameSnippet = (address: string, title: string): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="800" height="600" loading="lazy" style="border: 0"></iframe>`;
