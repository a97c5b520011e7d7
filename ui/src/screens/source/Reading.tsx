// How a source is read: each decision with its reason, and the way to say otherwise.

import { Autocomplete, Button } from "@mantine/core";
import { Fragment, useState } from "react";
import type { SourceScreen } from "../../host";
import { useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";
import { Encodings } from "./Encodings";

const CHOICES: Record<string, string[]> = {
  encoding: [],
  delimiter: [";", ",", "\t", "|"],
  format: ["csv", "xml", "json", "jsonl", "xlsx"],
  quote: ['"', "'"],
  header_row: ["1", "0"],
};

/** Signs that cannot be seen, by their name. */
const shown = (value: string, tab: string) => (value === "\t" ? tab : value);

export function Reading({ shop, source, told }: { shop: string; source: string; told: SourceScreen }) {
  const { t, of, said } = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const set = useDo("set_reading", () => setOpen(null));
  const stated = told.config.read ?? {};
  return (
    <section className="card stack" style={{ gap: 6, padding: "10px 14px" }}>
      <table className="list">
        <tbody>
          {told.inspection.decisions.map(({ what, value, why, said: message }) => {
            const own = stated[what as keyof typeof stated] != null;
            const looks = told.looks.find((one) => one.what === what);
            // What was written down because it looked so has that reason still.
            const held = !own || looks?.value === value;
            const reason = own && looks ? said("detected", looks.said, looks.why) : said("detected", message, why);
            const changeable = what in CHOICES || what === "item_path" || what === "sheet";
            const choose = (text: string) => set.mutate({ shop, source, key: what, value: text === t("reading.tab") ? "\t" : text });
            return (
              <Fragment key={what}>
                <tr>
                  <td style={{ width: 130 }}>{of("reading", what)}</td>
                  <td style={{ width: 240 }}>
                    {open === what ? (
                      <Override start={shown(value, t("reading.tab"))} choices={(CHOICES[what] ?? []).map((choice) => shown(choice, t("reading.tab")))} save={choose} cancel={() => setOpen(null)} />
                    ) : (
                      <span className="mono">{shown(value, t("reading.tab"))}</span>
                    )}
                  </td>
                  <td className="quiet">{held ? reason : looks ? t("reading.looks", { value: shown(looks.value, t("reading.tab")), why: reason }) : t("reading.stated")}</td>
                  <td style={{ width: 190, textAlign: "right", whiteSpace: "nowrap" }}>
                    {changeable && open !== what && <Button size="compact-xs" variant="subtle" onClick={() => setOpen(what)} aria-label={`${t("reading.change")}: ${of("reading", what)}`}>{t("reading.change")}</Button>}
                    {!held && <Button size="compact-xs" variant="subtle" color="gray" onClick={() => set.mutate({ shop, source, key: what, value: null })} aria-label={`${t("reading.detect")}: ${of("reading", what)}`}>{t("reading.detect")}</Button>}
                  </td>
                </tr>
                {open === "encoding" && what === "encoding" && (
                  <tr>
                    <td colSpan={4}><Encodings shop={shop} source={source} now={value} save={choose} /></td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <Problem error={set.error} />
    </section>
  );
}

interface OverrideProps {
  start: string;
  choices: string[];
  save: (text: string) => void;
  cancel: () => void;
}

function Override({ start, choices, save, cancel }: OverrideProps) {
  const { t } = useWords();
  const [text, setText] = useState(start);
  return (
    <form
      className="row"
      style={{ gap: 4 }}
      onSubmit={(event) => { event.preventDefault(); save(text); }}
      onKeyDown={(event) => event.key === "Escape" && cancel()}
    >
      <Autocomplete size="xs" className="grow" style={{ minWidth: 0 }} autoFocus aria-label={t("reading.value")} data={choices} filter={({ options }) => options} value={text} onChange={setText} />
      <Button type="submit" size="xs" style={{ flex: "none" }}>{t("reading.use")}</Button>
    </form>
  );
}
