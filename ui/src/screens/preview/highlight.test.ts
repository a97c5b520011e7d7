import { expect, it } from "vitest";
import { pieces } from "./highlight";

const told = (line: string, file: string) => pieces(line, file).map(({ kind, text }) => (kind ? `[${text}]` : text)).join("");

it("colours a line and loses nothing of it", () => {
  expect(told("  <g:price>1 > 2</g:price>", "out/a.xml")).toBe("  [<g:price][>]1 [>] 2[</g:price][>]");
  expect(told('{"title": "a \\"b\\": c"}', "out/a.jsonl")).toBe('{["title"]: "a \\"b\\": c"}');
  expect(told("id\ttitle, long", "out/a.csv")).toBe("id[\t]title, long");
  for (const line of ["<a b='<'>", '{"', ";;", ""]) {
    for (const file of ["a.xml", "a.json", "a.csv"]) expect(pieces(line, file).map(({ text }) => text).join("")).toBe(line);
  }
});
