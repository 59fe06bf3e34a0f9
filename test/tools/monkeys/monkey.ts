import type { Page } from "playwright";
import { Choices } from "../choices.ts";

/** How long the page may leave a question unanswered, in milliseconds. */
const patienceMs = 5000;

/** Keys that do something somewhere on the page: those of its actions, of controls and of charts. */
const keys = [
  ...["Tab", "Tab", "Tab", "Shift+Tab", "Enter", "Space", "Escape", "Home", "End", "PageDown"],
  ...["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Shift+ArrowRight", "Delete", "Backspace"],
  ...["s", "r", "n", "a", "c", "l", "+", "-", "0", "1", "?", "Control+z", "Control+Shift+z"],
];

const texts = ["0", "-1", "1e9", "0.5", "tanh", "z^2", "max(0,", "<b>", "\u202e", "é😀", "", "12"];

const controls =
  "button, input:not([type=file]), select, summary, textarea, a[href]:not([href^=http]), [tabindex='0'], [role=slider]";

/** One that clicks, types and presses keys, the same again for the same seed. */
export class Monkey {
  readonly #page: Page;
  readonly #choices: Choices;
  readonly done: string[] = [];

  constructor(page: Page, seed: number) {
    this.#page = page;
    this.#choices = new Choices(seed);
  }

  /** Does something; what is wrong with the page afterwards, null for nothing. */
  async act(): Promise<string | null> {
    const before = await this.#focus();
    const key = await this.#actOnce();
    const isAlive = await this.#within(this.#page.evaluate(() => true));
    if (isAlive === null) return "the page does not answer";
    const text = await this.#page.evaluate(() => document.body.innerText);
    // A sentence may speak of NaN; no figure may be it.
    const odd = /.{0,40}(^NaN\b|[=:(] ?NaN\b|\[object ).{0,40}/m.exec(text);
    if (odd) return `the page says “${odd[0]}”`;
    if (text.trim() === "") return "the page is blank";
    const pressed = key === "Enter" || key === "Space";
    return pressed && before !== "" && (await this.#isFocusLost()) ? `${before} lost focus` : null;
  }

  /** The key that was pressed, null for none. */
  async #actOnce(): Promise<string | null> {
    const choices = this.#choices;
    const [kind, at, text] = [choices.below(10), choices.below(10_000), choices.oneOf(texts)];
    const key = choices.oneOf(keys);
    if (kind < 5) {
      await this.#click(at);
      return null;
    }
    if (kind < 9) {
      this.done.push(key);
      await this.#page.keyboard.press(key);
      return key;
    }
    this.done.push(`type ${JSON.stringify(text)}`);
    await this.#page.keyboard.type(text);
    return null;
  }

  /** The middle of one of the controls that can be seen, as a pointer hits it or what lies over it. */
  async #click(at: number): Promise<void> {
    const found = await this.#page.evaluate(
      ({ at, controls }) => {
        const seen = [...document.querySelectorAll(controls)].filter((control) => {
          const { top, left, bottom, right, width, height } = control.getBoundingClientRect();
          const isWithin = top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
          return isWithin && width > 0 && height > 0 && control.checkVisibility();
        });
        const control = seen[at % Math.max(1, seen.length)];
        if (!control) return null;
        const { top, left, bottom, right } = control.getBoundingClientRect();
        const name = control.getAttribute("aria-label") ?? control.textContent?.trim() ?? "";
        return {
          x: (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
          y: (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
          name: `${control.tagName.toLowerCase()} “${name.slice(0, 40)}”`,
        };
      },
      { at, controls },
    );
    if (!found) return;
    this.done.push(`click ${found.name}`);
    await this.#page.mouse.click(found.x, found.y);
  }

  /** What has the keyboard's focus; empty for nothing. */
  #focus(): Promise<string> {
    return this.#page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return "";
      const name = activeElement.getAttribute("aria-label") ?? activeElement.textContent ?? "";
      return `${activeElement.tagName.toLowerCase()} “${name.trim().slice(0, 40)}”`;
    });
  }

  /** A control that goes away passes the focus on, if need be a little later. */
  async #isFocusLost(): Promise<boolean> {
    if ((await this.#focus()) !== "") return false;
    const kept = this.#page.waitForFunction(() => document.activeElement !== document.body, null, {
      timeout: patienceMs,
    });
    return kept.then(
      () => false,
      () => true,
    );
  }

  #within<T>(answer: Promise<T>): Promise<T | null> {
    const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
    return Promise.race([answer, late]);
  }
}
