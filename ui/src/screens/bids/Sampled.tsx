// What a bid gives for some products: the sample product and the first ones of the feed, each with its way.

import type { BidConfig } from "../../host";
import { useAsk } from "../../parts/ask";
import { BidWay } from "../../parts/BidWay";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { useSample } from "../../parts/sample";
import { Waiting } from "../../parts/small";
import { useWords } from "../../words";

interface Props {
  shop: string;
  mapping: string;
  bid: string;
  config: BidConfig;
}

export function Sampled({ shop, mapping, bid, config }: Props) {
  const { t } = useWords();
  const sample = useSample(shop);
  const first = useAsk("preview", { shop, mapping, skip: 0, limit: 60 });
  // Every tenth: the first ones are variants of the same product.
  const some = (first.data?.products ?? []).filter((_, index) => index % 10 === 0).map(({ id }) => id);
  const products = [...new Set([...(sample ? [sample] : []), ...some])].slice(0, 6);
  const tried = useAsk("try_bid", { shop, mapping, bid, config, products }, { when: products.length > 0, smooth: true });
  return (
    <div className="editor-sample stack" style={{ gap: 6 }} aria-live="polite">
      <h3>{t("bids.samples")}</h3>
      <Problem error={tried.error ?? first.error} />
      {tried.isPending && products.length > 0 && !tried.error && <Waiting />}
      {!tried.error && tried.data?.map(({ product, included, bid: trace }) => (
        <div key={product} className="row" style={{ alignItems: "baseline" }}>
          <a style={{ width: 150, flex: "none" }} href={to("shop", shop, "product", product, mapping)}>{product}</a>
          {trace ? <BidWay trace={trace} /> : <span className="quiet">{t("bids.none")}</span>}
          {!included && <span className="tag">{t("product.leftOut")}</span>}
        </div>
      ))}
    </div>
  );
}
