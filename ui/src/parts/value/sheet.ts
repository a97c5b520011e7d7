// Rows of a table while they are edited: cells written, and blocks of cells pasted in.

/** Rows with a text put into a cell; rows are added up to it. */
export function put(rows: string[][], row: number, column: number, text: string, width: number): string[][] {
  const all = [...rows];
  while (all.length <= row) all.push(Array.from({ length: width }, () => ""));
  return all.map((cells, at) => (at === row ? Array.from({ length: width }, (_, place) => (place === column ? text : (cells[place] ?? ""))) : cells));
}

/** Rows with a block of cells, as a spreadsheet copies it, put in from a cell on. */
export function pasted(rows: string[][], row: number, column: number, text: string, width: number): string[][] {
  const block = text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t"));
  return block.reduce((all, cells, down) => cells.reduce((made, cell, across) => (column + across < width ? put(made, row + down, column + across, cell, width) : made), all), rows);
}
