/**
 * Pages that pass from test to test. A page in a browser that has shown it before needs half
 * the time of a first one: its process runs, its scripts are compiled.
 *
 * What the origin has stored, routes, size and media are put back in between. Whatever else a
 * test changes (scripts that run first, permissions, the network) stays: such a test asks for
 * a page of its own.
 */
import type { Browser, BrowserContextOptions, Page } from "playwright";

export interface PageOptions extends BrowserContextOptions {
  /** A page that no other test gets. */
  readonly own?: boolean;
  /** A clock that the test can put forward; else it goes as ever. Such a page is its own. */
  readonly clock?: boolean;
}

export interface TakenPage {
  readonly page: Page;
  giveBack(): Promise<void>;
}

const stored = "cookies,local_storage,indexeddb,cache_storage,service_workers";

export class KeptPages {
  readonly #browser: Browser;
  readonly #address: string;
  /** Pages without a test, by what their contexts were made with. */
  readonly #idle = new Map<string, Page[]>();

  constructor(browser: Browser, address: string) {
    this.#browser = browser;
    this.#address = address;
  }

  async take({ own, clock, ...options }: PageOptions): Promise<TakenPage> {
    // These can change on a page that is there; the rest is its context's for life.
    const {
      viewport = { width: 1440, height: 900 },
      colorScheme = "light",
      reducedMotion = "no-preference",
      ...ofContext
    } = options;
    if (own || clock) {
      const page = await this.#create({ ...ofContext, viewport, colorScheme, reducedMotion });
      if (clock) await page.clock.install();
      return { page, giveBack: () => page.context().close() };
    }
    const kind = JSON.stringify(ofContext);
    const page = this.#idle.get(kind)?.pop() ?? (await this.#create({ ...ofContext, viewport }));
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion });
    return {
      page,
      giveBack: async () => {
        await this.#empty(page);
        this.#idle.set(kind, [...(this.#idle.get(kind) ?? []), page]);
      },
    };
  }

  async #create(options: BrowserContextOptions): Promise<Page> {
    // A test that is about the service worker brings a context of its own.
    const context = await this.#browser.newContext({ serviceWorkers: "block", ...options });
    context.setDefaultTimeout(60_000);
    return context.newPage();
  }

  /** Leaves the page at a picture of the same origin, where nothing runs and nothing is stored. */
  async #empty(page: Page): Promise<void> {
    await page.unrouteAll();
    await page.goto(`${this.#address}icon.svg`);
    await page.evaluate(() => sessionStorage.clear());
    await page.mouse.move(0, 0);
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(this.#address);
    await session.send("Storage.clearDataForOrigin", { origin, storageTypes: stored });
    await session.detach();
  }
}
