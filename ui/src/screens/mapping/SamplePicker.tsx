// Chooses the sample product: by search, or one that fails a check.

import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useAsk } from "../../parts/ask";
import { setSample } from "../../parts/sample";
import { useWords } from "../../words";

export function SamplePicker({ shop, mapping, sample }: { shop: string; mapping: string; sample: string | null }) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text, 150);
  // What the box shows is the chosen product; only other text is a search.
  const wanted = search === sample || search.includes(" · ") ? "" : search.trim();
  const found = useAsk("products", { shop, search: wanted, limit: 12, fields: ["title"] }, { smooth: true });
  const checked = useAsk("check", { shop, mapping }, { smooth: true });
  const failing = [...new Set(checked.data?.report.issues.flatMap((issue) => issue.products) ?? [])].slice(0, 5);
  const options = (found.data?.rows ?? []).map(({ id, values }) => ({ value: id, label: values[0] ? `${id} · ${values[0]}` : id }));
  const known = new Set(options.map(({ value }) => value));
  const more = failing.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }));
  const own = sample && !known.has(sample) && !failing.includes(sample) ? [{ value: sample, label: sample }] : [];
  return (
    <Select
      className="sample-picker"
      searchable
      aria-label={t("mapping.sampleProduct")}
      placeholder={t("mapping.sampleProduct")}
      data={[
        { group: t("mapping.found"), items: [...own, ...options] },
        ...(more.length > 0 && !wanted ? [{ group: t("mapping.failing"), items: more }] : []),
      ]}
      filter={({ options: given }) => given}
      value={sample}
      onSearchChange={setText}
      onChange={(id) => id && setSample(shop, id)}
      maxDropdownHeight={360}
      comboboxProps={{ width: 420, position: "bottom-end" }}
    />
  );
}
