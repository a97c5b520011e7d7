// Every change of the shop's files: what it did to each, and back to before it.

import { Button, Select } from "@mantine/core";
import { Fragment, useState } from "react";
import { useAsk, useDo } from "../../parts/ask";
import { type Change as ChangeOf, grouped } from "../../parts/changes";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { Empty, Place, Waiting } from "../../parts/small";
import { useNote } from "../../parts/told";
import { useWords } from "../../words";
import { Change } from "./Change";

const ALL = "";

export function History({ shop, file: given }: { shop: string; file: string | undefined }) {
  const { t } = useWords();
  const said = useNote();
  const format = useFormat();
  const [file, setFile] = useState(given ?? ALL);
  const [open, setOpen] = useState<number | null>(null);
  const asked = useAsk("revisions", { shop });
  const files = [...new Set((asked.data ?? []).map((line) => line.file))].toSorted();
  const changes = grouped(asked.data ?? []).filter(({ saves }) => file === ALL || saves.some((save) => save.file === file));
  const choice = (
    <Select w={260} aria-label={t("history.file")} data={[{ value: ALL, label: t("history.all") }, ...files.map((value) => ({ value, label: value }))]} value={file} onChange={(value) => setFile(value ?? ALL)} />
  );
  return (
    <Place title={t("history.title")} about={t("history.about")} actions={files.length > 1 && choice}>
      <Problem error={asked.error} />
      {asked.isPending && <Waiting />}
      {asked.data?.length === 0 && <Empty title={t("history.none")}><p className="quiet">{t("history.noneAbout")}</p></Empty>}
      {changes.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>{t("history.when")}</th>
              <th>{t("history.what")}</th>
              <th>{t("history.file")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => {
              const toggle = () => setOpen(open === change.key ? null : change.key);
              return (
                <Fragment key={change.key}>
                  <tr className="act" onClick={toggle}>
                    <td style={{ whiteSpace: "nowrap" }}><button type="button" className="plain" aria-expanded={open === change.key} onClick={(event) => { event.stopPropagation(); toggle(); }}>{format.moment(change.saved)}</button></td>
                    <td>{said(change.note)}</td>
                    <td className="mono quiet">{change.saves.map((save) => <div key={save.revision}>{save.file}</div>)}</td>
                  </tr>
                  {open === change.key && <tr><td colSpan={3}><Whole shop={shop} change={change} /></td></tr>}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
    </Place>
  );
}

/** A change with all of its files, and the way back to before it. */
function Whole({ shop, change }: { shop: string; change: ChangeOf }) {
  const { t } = useWords();
  const back = useDo("take_back");
  const { saves } = change;
  return (
    <div className="stack" style={{ gap: 16 }}>
      <div className="row">
        <Button variant="default" loading={back.isPending} onClick={() => back.mutate({ shop, revisions: saves.map(({ revision }) => revision) })}>{t("history.back")}</Button>
        <span className="quiet">{t("history.backAbout", { count: saves.length })}</span>
      </div>
      <Problem error={back.error} />
      {saves.map(({ revision, file }) => (
        <div key={revision} className="stack" style={{ gap: 6 }}>
          {saves.length > 1 && <h2 className="mono">{file}</h2>}
          <Change shop={shop} revision={revision} />
        </div>
      ))}
    </div>
  );
}
