// What is said of the variants of a source, and what was counted when it was looked at.

import type { Variants, VariantsConfig } from "../host";
import { useWords } from "../words";
import { useFormat } from "./format";

export function VariantsTold({ config, found: looks }: { config: VariantsConfig; found?: Variants | null | undefined }) {
  const { t } = useWords();
  const format = useFormat();
  const { of, by = [], fill = [], images, image } = config;
  // What was counted and seen is of these rows only.
  const found = looks?.config.of === of ? looks : null;
  const lines: Array<[string, string, string]> = [
    [t("variants.of"), of, found ? t("variants.found", { products: format.number(found.products), variants: format.number(found.variants) }) : t("variants.ofAbout")],
    [t("variants.by"), by.join(" + "), t(found ? "variants.byWhy" : "variants.byAbout")],
    [t("variants.fill"), fill.join(" · "), t(found ? "variants.fillWhy" : "variants.fillAbout")],
    [t("variants.images"), images ?? "", found && found.others > 0 ? t("variants.others", { count: found.others, number: format.number(found.others) }) : t("variants.imagesAbout")],
    [t("variants.image"), image ?? "", t("variants.imageAbout")],
  ];
  return (
    <table className="list">
      <tbody>
        {lines.filter(([, columns]) => columns).map(([what, columns, why]) => (
          <tr key={what}>
            <td style={{ width: 200 }}>{what}</td>
            <td>{columns}</td>
            <td className="quiet" style={{ width: "38%" }}>{why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
