import { expect, it } from "vitest";
import { giving } from "./giving";

it("takes from the columns what the variants fill, and leaves the rest", () => {
  const text = (field: string) => ({ field, type: "text" as const });
  const columns = { Handle: text("item_group_id"), SKU: text("id"), Image: text("image_link"), Photo: text("image_link"), Title: text("title") };
  const fields = (given: ReturnType<typeof giving>) => Object.values(given ?? {}).map(({ field }) => field);
  expect(fields(giving(columns, { of: "Handle", by: ["Size"], images: "Image" }))).toEqual([null, null, null, "image_link", "title"]);
  expect(fields(giving(columns, { of: "Model" }))).toEqual(["item_group_id", "id", "image_link", "image_link", "title"]);
});
