/** What ends a command and needs no stack trace: its message is all that a person needs. */
export class CommandError extends Error {
  readonly exitCode: number;

  /** Without a message nothing is told. */
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A mistake in what was asked, that a person can put right. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(message, 2);
  }
}
