// The labels of a product: the band of each, what was measured, and from what.

import type { LabelTrace } from "../../host";
import { useFormat } from "../../parts/format";
import { Way } from "../../parts/Way";
import { useWords } from "../../words";

export function Labels({ labels }: { labels: LabelTrace[] }) {
  const { t } = useWords();
  const format = useFormat();
  return labels.map(({ label, band, value, steps }) => (
    <details key={label}>
      <summary className="row" style={{ cursor: "pointer", alignItems: "baseline" }}>
        <span style={{ width: 190, flex: "none" }}>{label}</span>
        <span>{band ?? t("product.noBand")}</span>
        {value && <span className="quiet">{t("product.measured", { value: format.decimal(value) })}</span>}
      </summary>
      <Way steps={steps} />
    </details>
  ));
}
