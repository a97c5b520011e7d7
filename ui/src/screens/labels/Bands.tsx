// The bands of a label from low to high: names, edges, one more, one less.

import { ActionIcon, Button, NumberInput, TextInput } from "@mantine/core";
import type { LabelReport } from "../../host";
import { Icon } from "../../parts/icons";
import { useWords } from "../../words";
import { added, quarters, type Row, without } from "./bands";

interface Props {
  bands: Row[];
  /** What was measured, where that is known. */
  report: LabelReport | null;
  change: (bands: Row[]) => void;
  wrong: string | undefined;
}

export function Bands({ bands, report, change, wrong }: Props) {
  const { t } = useWords();
  const set = (index: number, next: Partial<Row>) => change(bands.map((band, other) => (other === index ? { ...band, ...next } : band)));
  const high = Number(report?.quantiles.find(({ percent }) => percent === 100)?.value ?? 0);
  const even = quarters(report?.quantiles ?? [], [t("labels.low"), t("labels.mid"), t("labels.high"), t("labels.top")]);
  return (
    <section className="argument" aria-label={t("labels.bands")}>
      <h3>{t("labels.bands")}</h3>
      <p className="argument-about">{t("labels.bandsAbout")}</p>
      {bands.map((band, index) => (
        // Bands that are being named have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="row">
          <TextInput className="grow" aria-label={t("labels.bandName", { number: index + 1 })} value={band.name} onChange={(event) => set(index, { name: event.currentTarget.value })} />
          {index < bands.length - 1 || band.below !== null ? (
            <NumberInput w={130} aria-label={t("labels.bandEdge", { band: band.name })} prefix={`${t("labels.belowWord")} `} value={band.below ?? ""} onChange={(next) => typeof next === "number" && set(index, { below: next })} />
          ) : (
            <span className="quiet" style={{ width: 130 }}>{t("labels.rest")}</span>
          )}
          <ActionIcon size="sm" disabled={bands.length < 2} aria-label={t("labels.removeBand", { band: band.name })} title={t("labels.removeBand", { band: band.name })} onClick={() => change(without(bands, index))}><Icon name="close" /></ActionIcon>
        </div>
      ))}
      {wrong && <p className="wrong">{wrong}</p>}
      <div className="row wrap" style={{ gap: 4 }}>
        <Button variant="subtle" size="compact-xs" onClick={() => change(added(bands, high, t("labels.band", { number: bands.length + 1 })))}>{t("labels.addBand")}</Button>
        {even && <Button variant="subtle" size="compact-xs" onClick={() => change(even)}>{t("labels.quarters")}</Button>}
      </div>
    </section>
  );
}
