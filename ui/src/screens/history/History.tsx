// Every save of the shop's files: what it changed, and back to it.

import { Select } from "@mantine/core";
import { Fragment, useState } from "react";
import { useAsk } from "../../parts/ask";
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
  const lines = (asked.data ?? []).filter((line) => file === ALL || line.file === file);
  const choice = (
    <Select w={260} aria-label={t("history.file")} data={[{ value: ALL, label: t("history.all") }, ...files.map((value) => ({ value, label: value }))]} value={file} onChange={(value) => setFile(value ?? ALL)} />
  );
  return (
    <Place title={t("history.title")} about={t("history.about")} actions={files.length > 1 && choice}>
      <Problem error={asked.error} />
      {asked.isPending && <Waiting />}
      {asked.data?.length === 0 && <Empty title={t("history.none")}><p className="quiet">{t("history.noneAbout")}</p></Empty>}
      {lines.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>{t("history.when")}</th>
              <th>{t("history.what")}</th>
              <th>{t("history.file")}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ revision, saved, note, file: name }) => {
              const toggle = () => setOpen(open === revision ? null : revision);
              return (
                <Fragment key={revision}>
                  <tr className="act" onClick={toggle}>
                    <td style={{ whiteSpace: "nowrap" }}><button type="button" className="plain" aria-expanded={open === revision} onClick={(event) => { event.stopPropagation(); toggle(); }}>{format.moment(saved)}</button></td>
                    <td>{said(note)}</td>
                    <td className="mono quiet">{name}</td>
                  </tr>
                  {open === revision && <tr><td colSpan={3}><Change shop={shop} revision={revision} /></td></tr>}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
    </Place>
  );
}
