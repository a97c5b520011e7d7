// Fields that a label needs and the shop lacks, in words.

/** `cost, clicks`; of several of which one will do `season or title`. */
export const listed = (lacks: string[][], or: string) => lacks.map((some) => some.join(` ${or} `)).join(", ");
