import { describe, expect, it } from "vitest";
import { countries, currencies, languages } from "./codes";

describe("codes", () => {
  it("are told by their names, without those of the past and of nowhere", () => {
    const all = countries("nl-NL");
    expect(all).toContainEqual({ value: "BE", label: "België · BE" });
    const codes = all.map(({ value }) => value);
    for (const gone of ["SU", "DD", "EU", "ZZ", "QQ"]) expect(codes).not.toContain(gone);
    expect(codes.length).toBeGreaterThan(240);
    expect(languages("nl-NL")).toContainEqual({ value: "nb", label: "Noors - Bokmål · nb" });
    expect(languages("en-GB").map(({ value }) => value)).not.toContain("iw");
    expect(currencies("en-GB")).toContainEqual({ value: "EUR", label: "Euro · EUR" });
  });
});
