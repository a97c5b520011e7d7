// The shop's categories as a picture: as large as they have products, in the colour of how they stand at the partner.

import { Suspense, useMemo } from "react";
import type { OwnCategory } from "../../host";
import type { Colours } from "../../parts/Chart";
import { useFormat } from "../../parts/format";
import { LazyChart } from "../../parts/LazyChart";
import { Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { type Area, areas, type Standing } from "./tree";

const COLOURS: Record<Standing, keyof Colours> = { own: "good", parent: "accent", open: "held", lapsed: "wrong" };
const STANDINGS: Standing[] = ["own", "parent", "open", "lapsed"];

export function Picture({ own, choose }: { own: OwnCategory[]; choose: (category: string) => void }) {
  const { t } = useWords();
  const format = useFormat();
  const made = useMemo(() => areas(own), [own]);
  const label = t("categories.picture", { number: own.filter(({ products }) => products > 0).length });
  const option = useMemo(
    () => (colours: Colours) => {
      const told = ({ name, label: short, value, standing, children }: Area): object => ({ name, label: { formatter: short }, upperLabel: { formatter: short }, value, itemStyle: { color: colours[COLOURS[standing]], borderColor: colours.paper }, children: children.map(told) });
      return {
        tooltip: { backgroundColor: colours.paper, borderColor: colours.line, textStyle: { color: colours.ink }, formatter: ({ name, value }: { name: string; value: number }) => `${name.replaceAll("<", "‹")}: ${format.number(value)}` },
        series: [{ type: "treemap", roam: false, nodeClick: false, breadcrumb: { show: false }, left: 0, right: 0, top: 0, bottom: 0, label: { fontSize: 11, color: "#fff", textBorderColor: "rgba(0,0,0,0.55)", textBorderWidth: 2 }, upperLabel: { show: true, height: 18, fontSize: 11, color: colours.ink }, itemStyle: { borderColor: colours.paper }, levels: [{ itemStyle: { borderColor: colours.paper, borderWidth: 0, gapWidth: 3 }, upperLabel: { show: false } }, { itemStyle: { gapWidth: 2, borderWidth: 2 } }, { itemStyle: { gapWidth: 1, borderWidth: 1 } }], data: made.map(told) }],
      };
    },
    [made, format],
  );
  return (
    <div className="stack" style={{ padding: "12px 20px", gap: 10, overflow: "auto" }}>
      <Suspense fallback={<Waiting />}>
        <LazyChart label={label} height={420} option={option} click={(_, name) => choose(name)} />
      </Suspense>
      <div className="row wrap">{STANDINGS.map((one) => <span key={one} className="rule-tag"><span className="rule-dot" style={{ background: `var(--${COLOURS[one]})` }} />{t(`categories.standing.${one}`)}</span>)}</div>
    </div>
  );
}
