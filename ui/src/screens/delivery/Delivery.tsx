// How a partner gets its feed: whether and when it is made, where it is brought to or fetched from, and what came of it.

import { Button, Select, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Receipt, Response } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { usePartnerWords } from "../../parts/partnerWords";
import { Problem } from "../../parts/Problem";
import { go, to } from "../../parts/route";
import { type Colour, Light, Waiting } from "../../parts/small";
import { useAnswer } from "../../parts/told";
import { linesOf } from "../../parts/schedule";
import { Times } from "../../parts/Times";
import { useWords } from "../../words";
import { Hosted } from "./Hosted";
import { Places } from "./Places";

export type DeliveryTold = Response<"delivery">;

export function Delivery({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const spec = usePartnerWords();
  const asked = useAsk("delivery", { shop, mapping });
  const set = useDo("set_delivery");
  const remove = useDo("remove_partner", () => go("shop", shop));
  const told = asked.data;
  return (
    <PartnerPlace shop={shop} mapping={mapping} tab="delivery">
      <div className="settings" style={{ maxWidth: 980 }}>
        <Problem error={asked.error ?? set.error} />
        {asked.isPending && <Waiting />}
        {told && (
          <>
            <section>
              <Switch label={t("delivery.on")} description={t("delivery.onAbout")} checked={told.on} onChange={(event) => set.mutate({ shop, mapping, on: event.currentTarget.checked })} />
            </section>
            <section>
              <h2>{t("delivery.when")}</h2>
              <Times key={`times ${JSON.stringify(told.schedule)}`} shop={shop} label={t("delivery.times")} otherwise={usual(told, t)} schedule={told.schedule} save={(schedule) => set.mutate({ shop, mapping, schedule })} />
              <Window key={`window ${told.fetch_window}`} window={told.fetch_window ?? ""} save={(window) => set.mutate({ shop, mapping, fetch_window: window })} />
            </section>
            <section>
              <h2>{t("delivery.file")}</h2>
              <p><span className="mono">{told.file}</span> <span className="quiet">{t("delivery.fileAbout")}</span></p>
              {told.formats.length > 1 && <Select w={520} label={t("delivery.format")} allowDeselect={false} data={told.formats.map(([value, about]) => ({ value, label: about ? `${value}: ${spec(about)}` : value }))} value={told.format} onChange={(format) => format && set.mutate({ shop, mapping, format })} />}
            </section>
            <Takes told={told} />
            <Places key={JSON.stringify(told.places)} shop={shop} mapping={mapping} told={told} save={(places) => set.mutate({ shop, mapping, places })} />
            <Hosted shop={shop} mapping={mapping} hostedAt={told.hosted_at} />
            {told.receipts.length > 0 && <Receipts shop={shop} receipts={told.receipts} />}
            <section>
              <h2>{t("delivery.remove")}</h2>
              <p className="quiet">{t("delivery.removeAbout")}</p>
              <Button variant="default" color="red" loading={remove.isPending} onClick={() => remove.mutate({ shop, mapping })}>{t("delivery.remove")}</Button>
              <Problem error={remove.error} />
            </section>
          </>
        )}
      </div>
    </PartnerPlace>
  );
}

/** When a feed without times of its own is made. */
function usual({ shop_schedule: schedule }: DeliveryTold, t: ReturnType<typeof useWords>["t"]): string {
  const lines = linesOf(schedule);
  return lines.length > 0 ? t("delivery.asShop", { times: lines.join("; ") }) : t("delivery.byHand");
}

function Window({ window: kept, save }: { window: string; save: (window: string) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(kept);
  return <TextInput w={520} label={t("delivery.window")} description={t("delivery.windowAbout")} placeholder="03:00-05:00" value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={() => text.trim() !== kept && save(text.trim())} onKeyDown={(event) => event.key === "Enter" && text.trim() !== kept && save(text.trim())} />;
}

/** What the partner says of the ways in which it takes feeds. */
function Takes({ told: { takes } }: { told: DeliveryTold }) {
  const { t, of } = useWords();
  const spec = usePartnerWords();
  const format = useFormat();
  const lines = [
    takes.pull?.length && t("delivery.pull", { ways: takes.pull.join(", ") }),
    takes.push?.length && t("delivery.push", { ways: takes.push.join(", ") }),
    takes.every && t("delivery.every", { every: of("every", takes.every) }),
    takes.max_bytes && t("delivery.most", { size: format.bytes(takes.max_bytes) }),
    takes.max_products && t("delivery.mostProducts", { count: format.number(takes.max_products) }),
  ].filter((line) => typeof line === "string");
  if (lines.length === 0 && !takes.advice) return null;
  return (
    <section>
      <h2>{t("delivery.takes")}</h2>
      {lines.length > 0 && <p>{lines.join(" · ")}</p>}
      {takes.advice && <p className="quiet">{spec(takes.advice)}</p>}
    </section>
  );
}

const colours: Record<Receipt["outcome"], Colour> = { arrived: "good", unchanged: "good", failed: "wrong" };

function Receipts({ shop, receipts }: { shop: string; receipts: Receipt[] }) {
  const { t, of } = useWords();
  const told = useAnswer();
  const format = useFormat();
  return (
    <section>
      <h2>{t("delivery.receipts")}</h2>
      <table className="list">
        <thead>
          <tr><th>{t("delivery.at")}</th><th>{t("delivery.place")}</th><th>{t("runs.ended")}</th><th className="number">{t("past.size")}</th><th>{t("delivery.answer")}</th></tr>
        </thead>
        <tbody>
          {receipts.map(({ run, place, at, bytes, outcome, answer, said }) => (
            <tr key={`${run} ${place} ${at}`}>
              <td><a href={to("shop", shop, "runs", String(run))}>{format.near(at)}</a></td>
              <td className="mono" style={{ overflowWrap: "anywhere" }}>{place}</td>
              <td><span className="row" style={{ gap: 7 }}><Light colour={colours[outcome]} label={of("outcome", outcome)} />{of("outcome", outcome)}</span></td>
              <td className="number">{format.bytes(bytes)}</td>
              <td className="quiet" style={{ maxWidth: 300, overflowWrap: "anywhere" }}>{told(said, answer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
