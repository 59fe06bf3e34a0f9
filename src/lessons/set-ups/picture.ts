/** Cells along each side of a set-up's picture; along the line of one input there are more. */
export const cellsOfPicture = (inputCount: 1 | 2): number => (inputCount === 1 ? 120 : 20);

/** How a set-up's run ends, as it is kept beside the registry. */
export interface SetUpEnding {
  /** Of each activation its epochs to the target; null where it did not converge. */
  readonly epochs: readonly (number | null)[];
  /** Outputs of the pictured activation over the plane, [unit][row][column], a character of `levels` each. */
  readonly picture: string;
  /** What the last level stands for; the first is its negative. */
  readonly size: number;
}

/** Sixty-three shades: an odd number, so that 0 is one of them. */
const levels = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
const middle = (levels.length - 1) / 2;

/** Values from −size to size as a text. */
export const pictureText = (values: readonly number[], size: number): string =>
  values.map((value) => levels[Math.round(middle * (1 + value / size))]).join("");

/** The outputs of a kept picture. */
export const pictureValues = ({ picture, size }: SetUpEnding): Float32Array =>
  Float32Array.from(picture, (level) => size * (levels.indexOf(level) / middle - 1));
