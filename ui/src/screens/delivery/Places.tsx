// The places that a feed is brought to: one added, changed, switched off or taken away, and all of them tried.

import { Button, Switch, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import type { DeliveryConfig } from "../../host";
import { useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { Light } from "../../parts/small";
import { useAnswer } from "../../parts/told";
import { useWords } from "../../words";
import type { DeliveryTold } from "./Delivery";
import { PlaceForm } from "./PlaceForm";
import { kindOf } from "./place";

interface Props {
  shop: string;
  mapping: string;
  told: DeliveryTold;
  save: (places: DeliveryConfig[]) => void;
}

export function Places({ shop, mapping, told: { places, takes }, save }: Props) {
  const { t } = useWords();
  const answered = useAnswer();
  const [open, setOpen] = useState<number | null>(null);
  const test = useDo("test_delivery");
  const put = (index: number, place: DeliveryConfig | null) => save(place ? places.with(index, place) : places.filter((_, other) => other !== index));
  return (
    <section>
      <h2>{t("delivery.places")}</h2>
      <p className="quiet">{t("delivery.placesAbout")}</p>
      {places.length > 0 && (
        <table className="list level">
          <thead>
            <tr><th>{t("delivery.kind")}</th><th>{t("delivery.place")}</th><th>{t("delivery.served")}</th><th><VisuallyHidden>{t("secrets.change")}</VisuallyHidden></th></tr>
          </thead>
          <tbody>
            {places.map((place, index) => (
              // Places have no name but their order.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                {open === index ? (
                  <td colSpan={4}><PlaceForm mapping={mapping} takes={takes} place={place} save={(next) => put(index, next)} cancel={() => setOpen(null)} /></td>
                ) : (
                  <>
                    <td style={{ width: 110 }}>{t(`delivery.kind.${kindOf(place)}`)}</td>
                    <td className="mono" style={{ overflowWrap: "anywhere" }}>{place.to}</td>
                    <td style={{ width: 90 }}><Switch aria-label={`${t("delivery.served")}: ${place.to}`} checked={place.on ?? true} onChange={(event) => put(index, { ...place, on: event.currentTarget.checked })} /></td>
                    <td style={{ width: 210, textAlign: "right", whiteSpace: "nowrap" }}>
                      <Button size="compact-sm" variant="subtle" onClick={() => setOpen(index)} aria-label={`${t("reading.change")}: ${place.to}`}>{t("reading.change")}</Button>
                      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => put(index, null)} aria-label={`${t("secrets.remove")}: ${place.to}`}>{t("secrets.remove")}</Button>
                    </td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open === places.length ? (
        <PlaceForm mapping={mapping} takes={takes} place={null} save={(next) => save([...places, next])} cancel={() => setOpen(null)} />
      ) : (
        <span className="row">
          <Button variant="default" onClick={() => setOpen(places.length)}>{t("delivery.add")}</Button>
          {places.length > 0 && <Button variant="default" loading={test.isPending} onClick={() => test.mutate({ shop, mapping })}>{t("delivery.test")}</Button>}
        </span>
      )}
      {test.data?.map(({ place, works, answer, said }) => (
        <p key={place} className="row wrap" style={{ gap: 7, alignItems: "baseline" }} role="status">
          <Light colour={works ? "good" : "wrong"} label={t(works ? "delivery.works" : "delivery.worksNot")} />
          <span className="mono">{place}</span>
          <span>{t(works ? "delivery.works" : "delivery.worksNot")}</span>
          <span className="quiet">{answered(said, answer)}</span>
        </p>
      ))}
      <Problem error={test.error} />
    </section>
  );
}
