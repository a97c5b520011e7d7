// A picture of a product, where the person switched pictures on. The program fetches it and makes it small; nothing here
// asks anybody but the program.

import { useQuery } from "@tanstack/react-query";
import { call, type Failure, type Picture as Told, type PictureSize } from "../host";
import { useWords } from "../words";
import { useAsk } from "./ask";
import { inTurn } from "./turns";

/** Whether pictures are on; not known yet when undefined. */
export function usePictures() {
  const asked = useAsk("computer", {});
  return asked.isPending ? undefined : (asked.data?.pictures ?? false);
}

interface Props {
  shop: string;
  product: string;
  which?: number;
  size: PictureSize;
  /** Empty where the words beside it say the same. */
  alt: string;
  /** What is not there yet is not asked for now. */
  later?: boolean;
}

export function Picture({ shop, product, which = 0, size, alt, later = false }: Props) {
  const { t, of } = useWords();
  const { data, why } = usePicture(shop, product, which, size, later) ?? {};
  if (data) return <img className={`picture ${size}`} src={data} alt={alt} decoding="sync" />;
  const reason = why ? of("picture", why) : t("picture.waiting");
  const told = alt ? { role: "img", "aria-label": reason } : {};
  return <span className={`picture ${size} none`} title={why ? reason : undefined} {...told}>{size === "large" && why && reason}</span>;
}

export function usePicture(shop: string, product: string, which: number, size: PictureSize, later = false) {
  const request = { shop, product, which, size };
  const asked = useQuery<Told, Failure>({
    queryKey: ["picture", request],
    queryFn: ({ signal }) => inTurn(signal, () => call("picture", request)),
    enabled: !later,
    // The program knows how long what it was told holds.
    staleTime: ({ state }) => (state.data?.data ? 600_000 : 60_000),
  });
  return asked.data;
}
