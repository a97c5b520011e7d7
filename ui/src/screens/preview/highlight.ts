// Colours of a raw feed: tags, attributes and keys apart from what is said. Pieces of text only: nothing is ever run.

export interface Piece {
  kind: "" | "tag" | "key" | "mark";
  text: string;
}

const XML = /(<[/?!]?[\w:.-]+|\/?\?*>)/;
const KEY = /("(?:[^"\\]|\\.)*"(?=\s*:))/;

/** A line in pieces, by the ending of the file. */
export function pieces(line: string, file: string): Piece[] {
  const ending = file.split(".").at(-1) ?? "";
  if (ending === "xml") return split(line, XML, "tag");
  if (ending === "json" || ending === "jsonl") return split(line, KEY, "key");
  const sign = [/(\t)/, /(;)/, /(\|)/, /(,)/].find((one) => one.test(line));
  return sign ? split(line, sign, "mark") : [{ kind: "", text: line }];
}

function split(line: string, at: RegExp, kind: Piece["kind"]): Piece[] {
  return line
    .split(at)
    .map((text, index): Piece => ({ kind: index % 2 === 1 ? kind : "", text }))
    .filter(({ text }) => text !== "");
}
