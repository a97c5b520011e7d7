// Which answers are of before, and are asked again.

import type { Query, QueryClient } from "@tanstack/react-query";
import { type Operations, type Topic, topics } from "../host/contract";

/** Has everything asked again that reads one of the topics. */
export function stale(client: QueryClient, written: Topic[]) {
  // What is asked of the desktop itself is no operation.
  const reads = ({ queryKey: [name] }: Query) => String(name) in topics && topics[name as keyof Operations].reads.some((topic) => written.includes(topic));
  // A first answer that is under way may be of before: invalidating alone would wait for it and be content.
  const underWay = (query: Query) => query.state.data === undefined && query.state.fetchStatus !== "idle" && reads(query);
  return client.cancelQueries({ predicate: underWay }).then(() => client.invalidateQueries({ predicate: reads }));
}
