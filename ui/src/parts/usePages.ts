// Rows that are asked for page by page, as they come in sight.

import { useQueries } from "@tanstack/react-query";
import { call, type Failure, type Name, type Request, type Response } from "../host";
import type { RowPlace } from "./useRows";

interface Pages<T> {
  /** The page with the row of this number, once it is there. */
  of: (row: number) => T | undefined;
  /** The pages in sight that are there, each with its number. */
  known: [number, T][];
  failed: Failure | undefined;
}

/** Pages of `size` rows; `request` gives the question for those from `skip` on. */
export function usePages<N extends Name>(name: N, size: number, inSight: RowPlace[], request: (skip: number) => Request<N>): Pages<Response<N>> {
  const from = Math.floor((inSight[0]?.index ?? 0) / size);
  const until = Math.floor((inSight.at(-1)?.index ?? 0) / size);
  const pages = useQueries({
    queries: Array.from({ length: until - from + 1 }, (_, index) => {
      const asked = request((from + index) * size);
      return { queryKey: [name, asked] as const, queryFn: ({ signal }: { signal: AbortSignal }): Promise<Response<N>> => call(name, asked, signal), staleTime: 30_000 };
    }),
  });
  return {
    of: (row) => pages[Math.floor(row / size) - from]?.data,
    known: pages.flatMap(({ data }, index) => (data === undefined ? [] : [[from + index, data] as [number, Response<N>]])),
    failed: pages.find(({ error }) => error)?.error as Failure | undefined,
  };
}
