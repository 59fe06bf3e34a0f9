import { holdsFormula } from "../engine/experiment/holds-formula.ts";

/**
 * Hands on messages in their order. One with a typed formula waits until the reader of formulas is
 * there, and those that come after it wait with it; a reader that cannot be had is left to them.
 */
export function createInbox<Message>(
  receive: (message: Message) => void,
  loadReader: () => Promise<unknown>,
): (message: Message) => void {
  let isLoaded = false;
  let waiting: Message[] | null = null;

  function handOn(): void {
    isLoaded = true;
    const messages = waiting ?? [];
    waiting = null;
    for (const message of messages) receive(message);
  }

  return (message) => {
    if (waiting) waiting.push(message);
    else if (isLoaded || !holdsFormula(message)) receive(message);
    else {
      waiting = [message];
      loadReader().then(handOn, handOn);
    }
  };
}
