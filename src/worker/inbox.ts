import { holdsFormula } from "../engine/experiment/holds-formula.ts";

/**
 * Hands on messages in their order, none before `start` is kept. One with a typed formula waits
 * until the reader of formulas is there, and those that come after it wait with it; a reader that
 * cannot be had is left to them.
 */
export function createInbox<Message>(
  receive: (message: Message) => void,
  loadReader: () => Promise<unknown>,
  start: Promise<unknown> | null = null,
): (message: Message) => void {
  const waiting: Message[] = [];
  let isHeld = start !== null;
  let hasReader = false;

  function handOn(): void {
    while (!isHeld && waiting.length > 0) {
      if (!hasReader && holdsFormula(waiting[0])) {
        hold(loadReader(), () => {
          hasReader = true;
        });
      } else {
        receive(waiting.shift() as Message);
      }
    }
  }

  function hold(until: Promise<unknown>, done = () => {}): void {
    isHeld = true;
    const release = () => {
      done();
      isHeld = false;
      handOn();
    };
    until.then(release, release);
  }

  if (start) hold(start);
  return (message) => {
    waiting.push(message);
    handOn();
  };
}
