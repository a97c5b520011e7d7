// Whether what is typed finds a partner: capitals, accents, points and spaces make no difference.

const plain = (text: string) => text.normalize("NFD").toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

/** `told` is all that is said of the partner, each by itself. */
export function fits(told: string[], typed: string): boolean {
  const all = told.map(plain);
  const words = typed.split(/\s+/).map(plain);
  return words.every((word) => all.some((text) => text.includes(word)));
}
