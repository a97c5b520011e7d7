import { expect, it } from "vitest";
import { grouped } from "./changes";

it("one edit of several files is one change; the same file saved again is another", () => {
  const save = (revision: number, file: string, saved: string, id = "applied") => ({ revision, file, saved, note: { id } });
  const changes = grouped([save(5, "rules.toml", "10:01"), save(4, "rules.toml", "10:00"), save(3, "shop.toml", "10:00"), save(2, "shop.toml", "10:00", "said"), save(1, "shop.toml", "10:00", "said")]);
  expect(changes.map(({ saves }) => saves.map(({ revision }) => revision))).toEqual([[5], [4, 3], [2], [1]]);
});
