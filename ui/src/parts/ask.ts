// Asking and doing through the door, with TanStack Query: answers are kept by operation and request, and asked again
// when something wrote what they were read from.

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, type Failure, type Name, type Request, type Response, topics } from "../host";
import { stale } from "./stale";

interface Asking {
  /** Asked only when true. */
  when?: boolean;
  /** The last answer to another request of this kind is shown until the new one is there. */
  smooth?: boolean;
}

export function useAsk<N extends Name>(name: N, request: Request<N>, { when = true, smooth = false }: Asking = {}) {
  return useQuery<Response<N>, Failure>({
    queryKey: [name, request],
    queryFn: ({ signal }) => call(name, request, signal),
    enabled: when,
    ...(smooth ? { placeholderData: keepPreviousData } : {}),
  });
}

export function useDo<N extends Name>(name: N, done?: (answer: Response<N>) => void) {
  const client = useQueryClient();
  return useMutation<Response<N>, Failure, Request<N>>({
    mutationFn: (request) => call(name, request),
    onSuccess: (answer) => {
      void stale(client, topics[name].writes);
      done?.(answer);
    },
  });
}
