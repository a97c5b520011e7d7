// How a product's bid comes about: the base, what each rule makes of it, and what is bid in the end.

import type { BidTrace } from "../host";
import { useWords } from "../words";
import { useFormat } from "./format";

/** Without the zeros that multiplying leaves behind. */
const short = (text: string) => (text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text);

export function BidWay({ trace: { bid, base, rules, amount } }: { trace: BidTrace }) {
  const { t } = useWords();
  const format = useFormat();
  const told = (text: string | null | undefined) => (text == null ? <span className="quiet">{t("bids.none")}</span> : <span className="number">{format.decimal(short(text))}</span>);
  return (
    <div className="change">
      <span className="token field">{bid}</span>
      {told(base)}
      {rules.map(({ rule, after }) => <span key={rule} className="change"><span className="quiet">{`→ ${rule}:`}</span>{told(after)}</span>)}
      <span className="quiet">→</span>
      <strong>{told(amount)}</strong>
    </div>
  );
}
