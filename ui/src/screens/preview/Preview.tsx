// What the partner would get: as a grid, product by product beside the source, and the live feed as it is written.

import { Button, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Preview as Told } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Picture, usePictures } from "../../parts/Picture";
import { Problem } from "../../parts/Problem";
import { go, to } from "../../parts/route";
import { setSample } from "../../parts/sample";
import { Empty, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { Lineage } from "./Lineage";
import { Raw } from "./Raw";
import { Since } from "./Since";

const PAGE = 50;

export function Preview({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const format = useFormat();
  const [view, setView] = useState("grid");
  const [skip, setSkip] = useState(0);
  const [beside, setBeside] = useState(false);
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState<At | null>(null);
  const asked = useAsk("preview", { shop, mapping, skip, limit: PAGE }, { when: view === "grid", smooth: true });
  const checked = useAsk("check", { shop, mapping }, { smooth: true });
  const out = checked.data?.report.out;
  const told = asked.data;
  return (
    <PartnerPlace
      shop={shop}
      mapping={mapping}
      tab="preview"
      still
      about={out != null && t("preview.about", { count: out, number: format.number(out) })}
      tools={
        <>
          {view === "grid" && <Switch label={t("preview.beside")} checked={beside} onChange={(event) => setBeside(event.currentTarget.checked)} />}
          {/* What is missing tells why. */}
          <form onSubmit={(event) => { event.preventDefault(); if (wanted.trim()) go("shop", shop, "product", wanted.trim(), mapping); }}>
            <TextInput w={150} aria-label={t("preview.find")} placeholder={t("preview.find")} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
          </form>
          <SegmentedControl size="xs" value={view} onChange={setView} data={[{ value: "grid", label: t("preview.grid") }, { value: "since", label: t("preview.since") }, { value: "raw", label: t("preview.raw") }]} />
        </>
      }
    >
      {view === "raw" && <Raw shop={shop} mapping={mapping} />}
      {view === "since" && <Since shop={shop} mapping={mapping} />}
      {view === "grid" && (
        <>
          <div className="with-lineage">
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <section className="place-body" style={{ padding: "0 20px 20px" }} aria-label={t("preview.grid")} tabIndex={0}>
              <Problem error={asked.error} />
              {asked.isPending && <Waiting />}
              {told && told.products.length === 0 && <Empty title={t("preview.none")}><p className="quiet">{t("preview.noneAbout")}</p></Empty>}
              {told && told.products.length > 0 && <Table shop={shop} mapping={mapping} told={told} beside={beside} at={at} look={setAt} />}
            </section>
            {at && <Lineage shop={shop} mapping={mapping} product={at.product} column={at.column} close={() => setAt(null)} />}
          </div>
          {told && told.products.length > 0 && (
            <footer className="row pages" style={{ gap: 4 }}>
              <span className="quiet number">{t("preview.page", { from: format.number(Math.min(skip + 1, skip + told.products.length)), until: format.number(skip + told.products.length) })}</span>
              <Button variant="subtle" color="gray" disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - PAGE))}>{t("preview.earlier")}</Button>
              <Button variant="subtle" color="gray" disabled={told.products.length < PAGE} onClick={() => setSkip(skip + PAGE)}>{t("preview.later")}</Button>
            </footer>
          )}
        </>
      )}
    </PartnerPlace>
  );
}

/** The value that is looked at. */
interface At {
  product: string;
  column: string;
}

interface TableProps {
  shop: string;
  mapping: string;
  told: Told;
  /** With what the source says below each value. */
  beside: boolean;
  at: At | null;
  look: (at: At) => void;
}

function Table({ shop, mapping, told, beside, at, look }: TableProps) {
  const { t } = useWords();
  const pictures = usePictures();
  const columns = told.columns.filter((column) => told.products.some(({ output }) => output.some(([name]) => name === column)));
  return (
    <table className="list feed">
      <thead>
        <tr>
          <th>{t("preview.product")}</th>
          {columns.map((column) => <th key={column}>{column}</th>)}
        </tr>
      </thead>
      <tbody>
        {told.products.map(({ id, output, source }, index) => (
          // One product may give several records.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={index}>
            <td>
              <span className="row">
                {pictures && <Picture shop={shop} product={id} size="small" alt="" />}
                <a href={to("shop", shop, "product", id, mapping)} onClick={() => setSample(shop, id)}>{id}</a>
              </span>
            </td>
            {columns.map((column) => {
              const text = output.filter(([name]) => name === column).map(([, value]) => value).join(" · ");
              // A name of the feed may have a prefix: `g:price`.
              const own = source.find(([name]) => column.split(":").at(-1) === name)?.[1];
              const other = own != null && own !== text;
              return (
                <td key={column} className="cut" title={other ? t("preview.source", { text: own }) : text} aria-current={at?.product === id && at.column === column ? "true" : undefined}>
                  {text && <button type="button" className="plain cut" onClick={() => look({ product: id, column })}>{text}</button>}
                  {beside && other && <div className="quiet cut">{own}</div>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
