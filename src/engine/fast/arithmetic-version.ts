/**
 * Raised whenever the same experiment gives other bits than before: what a link,
 * a file or a fingerprint of a run says holds for the arithmetic that made it.
 *
 * 1: the first. 2: σ, softplus and Mish from one quotient for eˣ, and eˣ summed
 * in pairs, at three quarters of their time. 3: RReLU trains with slopes that are drawn.
 */
export const arithmeticVersion = 3;
