import { createServer, type Plugin, type Rolldown } from "vite";
import { compileWords } from "./compile-words.ts";
import { isPage, linkTo } from "./first-load.ts";
import { styles } from "./styles.ts";

/**
 * Renders the page of a first visit at build time, into a `<template>` that `main.ts` shows at once:
 * picture and play button come before React. Its styles are linked in the page's head.
 *
 * @param narrow windows that open in another layout, whose first picture waits for React.
 */
export function prerendered({ narrow }: { readonly narrow: string }): Plugin {
  let root = "";
  return {
    name: "prerendered",
    apply: "build",
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: {
      order: "post",
      handler: async (_, { bundle }) => {
        const outputs = Object.values(bundle ?? {});
        const scripts = pageChunks(outputs).map(({ fileName }) => `./${fileName}`);
        return [
          ...scripts.map((href) => linkTo(href, { rel: "modulepreload", media: narrow })),
          ...stylesOfPage(outputs).map((file) => linkTo(`./${file}`, { rel: "stylesheet" })),
          {
            tag: "template",
            attrs: { id: "prerendered", "data-scripts": scripts.join(" ") },
            children: withoutStyles(await render(root)),
            injectTo: "body-prepend" as const,
          },
        ];
      },
    },
  };
}

/** The page's policy refuses styles in markup: the script sets them. */
const withoutStyles = (html: string): string => html.replaceAll(' style="', ' data-style="');

async function render(root: string): Promise<string> {
  const server = await createServer({
    root,
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

type Output = Rolldown.OutputAsset | Rolldown.OutputChunk;

/** The chunk with React and the views, and the one that stands for it where they are two. */
const pageChunks = (outputs: readonly Output[]) =>
  outputs
    .filter((output) => output.type === "chunk")
    .filter(({ facadeModuleId, moduleIds }) => [facadeModuleId ?? "", ...moduleIds].some(isPage));

/** The style sheets of the chunk that renders the page, and of those that it imports. */
function stylesOfPage(outputs: readonly Output[]): readonly string[] {
  const files = new Set(pageChunks(outputs).map(({ fileName }) => fileName));
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
