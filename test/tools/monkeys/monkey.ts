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
    const text = await this.#textOfPage();
    if (text === null) return "the page does not answer";
    // A sentence may speak of NaN; no figure may be it.
    const odd = /.{0,40}(^NaN\b|[=:(] ?NaN\b|\[object ).{0,40}/m.exec(text);
    if (odd) return `the page says “${odd[0]}”`;
    const isBlank = () => document.body.innerText.trim() === "";
    if (text.trim() === "" && (await this.#stays(isBlank))) return "the page is blank";
    const pressed = key === "Enter" || key === "Space";
    return pressed && before !== "" && (await this.#isFocusLost()) ? `${before} lost focus` : null;
  }

  /** Null where it does not answer in time. */
  async #textOfPage(): Promise<string | null> {
    const text = this.#ask(() => this.#page.evaluate(() => document.body.innerText));
    const late = new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null));
    return Promise.race([text, late]);
  }

  /** Asks again where a link has just led to another page. */
  #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    return question().catch(async () => {
      await this.#page.waitForLoadState();
      return question();
    });
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
    const find = () =>
      this.#page.evaluate(
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
    const found = await this.#ask(find);
    if (!found) {
      // A page of text, behind a link.
      this.done.push("back");
      await this.#page.goBack();
      return;
    }
    this.done.push(`click ${found.name}`);
    await this.#page.mouse.click(found.x, found.y);
  }

  /** What has the keyboard's focus; empty for nothing. */
  #focus(): Promise<string> {
    return this.#ask(() =>
      this.#page.evaluate(() => {
        const { activeElement } = document;
        if (activeElement === null || activeElement === document.body) return "";
        const name = activeElement.getAttribute("aria-label") ?? activeElement.textContent ?? "";
        return `${activeElement.tagName.toLowerCase()} “${name.trim().slice(0, 40)}”`;
      }),
    );
  }

  /** A control that goes away passes the focus on, if need be a little later. */
  async #isFocusLost(): Promise<boolean> {
    if ((await this.#focus()) !== "") return false;
    return this.#stays(() => document.activeElement === document.body);
  }

  /** Whether something that is true now is still true after `patienceMs`; asked on the page. */
  async #stays(holds: () => boolean): Promise<boolean> {
    const ends = `!(${holds.toString()})()`;
    return this.#page.waitForFunction(ends, null, { timeout: patienceMs }).then(
      () => false,
      () => true,
    );
  }
}
