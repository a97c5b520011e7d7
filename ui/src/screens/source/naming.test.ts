import { expect, it } from "vitest";
import { nameOf } from "./naming";

it("calls a source after its file or address", () => {
  expect(nameOf("/shops/Retouren 2026.csv.gz")).toBe("retouren-2026");
  expect(nameOf("https://shop.example/feeds/stock.xml?key=1")).toBe("stock");
  expect(nameOf("C:\\feeds\\Voorraad.XLSX")).toBe("voorraad");
  expect(nameOf("...")).toBe("source");
});
