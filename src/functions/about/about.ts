/** What people ask about a function besides its formula. It loads apart from the formulas. */
export interface About {
  /** One sentence: why it exists. */
  readonly purpose: string;
  /** Well-known networks that use it, as one sentence. */
  readonly usedBy: string;
  readonly reference: Reference;
}

export interface Reference {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** An arXiv id ("arXiv:1710.05941"), a DOI ("doi:10.1038/323533a0"), or the venue. */
  readonly where: string;
}
