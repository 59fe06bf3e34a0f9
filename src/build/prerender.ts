import { createServer, type Plugin, type Rolldown } from "vite";
import { compileWords } from "./compile-words.ts";
import { styles } from "./styles.ts";

/**
 * Renders the page of a first visit at build time, into a `<template>` that `main.ts` shows at once:
 * picture and play button come before React. Its styles are linked in the page's head.
 */
export function prerendered(): Plugin {
  return {
    name: "prerendered",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: async (_, { bundle }) => [
        ...stylesOfPage(Object.values(bundle ?? {})).map((file) => ({
          tag: "link",
          attrs: { rel: "stylesheet", crossorigin: true, href: `./${file}` },
          injectTo: "head" as const,
        })),
        {
          tag: "template",
          attrs: { id: "prerendered" },
          children: withoutStyles(await render()),
          injectTo: "body-prepend" as const,
        },
      ],
    },
  };
}

/** The page's policy refuses styles in markup: the script sets them. */
const withoutStyles = (html: string): string => html.replaceAll(' style="', ' data-style="');

async function render(): Promise<string> {
  const server = await createServer({
    configFile: false,
    mode: "production",
    plugins: [compileWords()],
    css: styles,
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    appType: "custom",
    logLevel: "warn",
  });
  try {
    const { prerender } = await server.ssrLoadModule("/src/prerender.tsx");
    return await prerender();
  } finally {
    await server.close();
  }
}

const isPage = (output: Rolldown.OutputAsset | Rolldown.OutputChunk) =>
  output.type === "chunk" && output.moduleIds.some((id) => id.endsWith("/src/page.tsx"));

/** The style sheets of the chunk that renders the page, and of those that it imports. */
function stylesOfPage(
  outputs: readonly (Rolldown.OutputAsset | Rolldown.OutputChunk)[],
): readonly string[] {
  const files = new Set(outputs.filter(isPage).map(({ fileName }) => fileName));
  const sheets = new Set<string>();
  // A set that grows while it is gone through is gone through to its end.
  for (const file of files) {
    const chunk = outputs.find(({ fileName }) => fileName === file);
    if (chunk?.type !== "chunk") continue;
    for (const imported of chunk.imports) files.add(imported);
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) sheets.add(sheet);
  }
  return [...sheets];
}
