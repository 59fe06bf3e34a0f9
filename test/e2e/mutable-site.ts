import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export interface MutableSite {
  readonly address: string;
  /** What was asked for since the last call. */
  asked(): readonly string[];
  /** From now on these texts, by path, stand in the place of the files. */
  change(change: (path: string, text: string) => string | null): void;
  close(): Promise<void>;
}

/** The build as a static host serves it, whose files a test may change: a new version of the page. */
export async function mutableSite(folder: string): Promise<MutableSite> {
  let change: (path: string, text: string) => string | null = () => null;
  let asked: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    asked.push(path);
    try {
      const content = await readFile(join(folder, path));
      const type = types[extname(path)] ?? "text/plain; charset=utf-8";
      const changed = /text|javascript/.test(type) ? change(path, content.toString()) : null;
      response.writeHead(200, { "content-type": type, "cache-control": "no-cache" });
      response.end(changed ?? content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    asked() {
      const all = asked;
      asked = [];
      return all;
    },
    change(next) {
      change = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
