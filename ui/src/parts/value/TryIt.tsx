// A transform tried live: what it gets of the sample product, or of what is typed, and what it makes of it.

import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { AttributeTrace, ItemConfig, ValueConfig } from "../../host";
import { useWords } from "../../words";
import { useAsk } from "../ask";
import { Problem } from "../Problem";
import type { Trial } from "./values";

interface Props {
  shop: string;
  trial: Trial;
  /** The value that the transform is of, and its place in it. */
  value: ValueConfig;
  index: number;
  item: ItemConfig;
}

/** What a value is in the end, before the partner's notation. */
export function outcome(trace: AttributeTrace | undefined): string | null {
  return trace?.steps.findLast(({ depth }) => depth === 0)?.result ?? null;
}

export function TryIt({ shop, trial: { mapping, attribute, product }, value, index, item }: Props) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const use = value.use ?? [];
  const own = typed === null ? null : { value: typed };
  const given = own ?? { ...value, use: use.slice(0, index) };
  const made = own ? { ...own, use: [item] } : { ...value, use: [...use.slice(0, index), item] };
  const asked = { shop, mapping, attribute, product: product ?? "" };
  const before = useAsk("try_value", { ...asked, value: given }, { when: product !== null && own === null, smooth: true });
  const after = useAsk("try_value", { ...asked, value: made }, { when: product !== null, smooth: true });
  if (product === null) return null;
  const nothing = <span className="quiet">{t("product.nothing")}</span>;
  return (
    <div className="stack" style={{ gap: 4 }}>
      <TextInput label={t("transforms.try")} value={typed ?? outcome(before.data) ?? ""} onChange={(event) => setTyped(event.currentTarget.value)} />
      <div className="editor-sample" aria-live="polite">{after.error ? <Problem error={after.error} /> : (outcome(after.data) || nothing)}</div>
      {typed !== null && <div><button type="button" className="suggestion" onClick={() => setTyped(null)}>{t("transforms.trySample")}</button></div>}
    </div>
  );
}
