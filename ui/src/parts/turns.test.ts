import { describe, expect, it } from "vitest";
import { inTurn } from "./turns";

describe("turns", () => {
  it("are few at a time, the newest first, in their order, and not for who left", async () => {
    const begun: number[] = [];
    const ends: Array<() => void> = [];
    const leaving = new AbortController();
    const ask = (number: number, { signal } = new AbortController()) =>
      inTurn(signal, () => {
        begun.push(number);
        return new Promise<void>((end) => void ends.push(end));
      });
    const all = [ask(1), ask(2), ask(3), ask(4)];
    const left = ask(5, leaving);
    await new Promise((later) => setTimeout(later));
    all.push(ask(6), ask(7));
    expect(begun).toEqual([1, 2, 3]);
    leaving.abort(new Error("scrolled away"));
    await expect(left).rejects.toThrow("scrolled away");
    while (begun.length < 6) {
      ends.shift()?.();
      // One turn after the other.
      // oxlint-disable-next-line no-await-in-loop
      await new Promise((later) => setTimeout(later));
    }
    expect(begun).toEqual([1, 2, 3, 6, 7, 4]);
    for (const end of ends) end();
    await Promise.all(all);
  });
  it("pass on when one fails", async () => {
    const failing = Array.from({ length: 5 }, () => inTurn(new AbortController().signal, () => Promise.reject(new Error("no"))));
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(5).fill("rejected"));
    expect(await inTurn(new AbortController().signal, () => Promise.resolve("yes"))).toBe("yes");
  });
});
