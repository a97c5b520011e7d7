import { expect, it } from "vitest";
import { fits } from "./fits";

it("finds a partner however its name is written", () => {
  const bol = ["bol", "bol-com", "Offers on bol: price and stock.", "België"];
  for (const typed of ["", "bol", "bol.com", "bol com", "bolcom", "Bol-Com", "belgie stock", "price & stock"]) expect(fits(bol, typed), typed).toBe(true);
  for (const typed of ["amazon", "bol amazon", "combol"]) expect(fits(bol, typed), typed).toBe(false);
});
