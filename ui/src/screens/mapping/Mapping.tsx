// The mapping of a partner: attribute by attribute, what fills it, what the sample product gives, how full it is.

import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import type { AttributeLine, Checked, Story } from "../../host";
import { useAsk } from "../../parts/ask";
import { fits } from "../../parts/fits";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { usePartnerWords } from "../../parts/partnerWords";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { useSample } from "../../parts/sample";
import { Fill, Light, type Colour, Waiting } from "../../parts/small";
import { Value } from "../../parts/Value";
import { useKeys } from "../../parts/useKeys";
import { useWords } from "../../words";
import { Editor } from "./Editor";
import { SamplePicker } from "./SamplePicker";
import { Shown } from "./Shown";
import { Text } from "./Text";

export interface Line extends AttributeLine {
  written: string;
  filled: number | undefined;
  errors: number;
  warnings: number;
  /** The first product that has an issue with it, the worst first. */
  failing: string | undefined;
}

function failing(checked: Checked | undefined, attribute: string): string | undefined {
  const issues = checked?.report.issues.filter((issue) => issue.attribute === attribute) ?? [];
  return ["error", "warning"].flatMap((severity) => issues.filter((issue) => issue.severity === severity).flatMap(({ products }) => products))[0];
}

function lines(attributes: AttributeLine[], story: Story | undefined, checked: Checked | undefined): Line[] {
  return attributes.map((attribute) => {
    const trace = story?.attributes.find((one) => one.attribute === attribute.name);
    const issues = checked?.report.issues.filter((issue) => issue.attribute === attribute.name) ?? [];
    const count = (severity: string) => issues.filter((issue) => issue.severity === severity).reduce((sum, issue) => sum + issue.count, 0);
    return {
      ...attribute,
      written: trace?.written.map(([, text]) => text).join(" · ") ?? "",
      filled: checked ? (checked.filled[attribute.name] ?? 0) : undefined,
      errors: count("error"),
      warnings: count("warning"),
      failing: failing(checked, attribute.name),
    };
  });
}

function useSampleId(shop: string, mapping: string, chosen: string | null): string | null {
  const first = useAsk("preview", { shop, mapping, skip: 0, limit: 1 }, { when: chosen === null });
  return chosen ?? first.data?.products[0]?.id ?? null;
}

export function Mapping({ shop, mapping, first }: { shop: string; mapping: string; first: string | null }) {
  const { t, of } = useWords();
  const format = useFormat();
  const asked = useAsk("mapping", { shop, mapping });
  const checked = useAsk("check", { shop, mapping }, { smooth: true });
  const chosen = useSample(shop);
  // Who comes for one attribute comes for what is wrong with it.
  const sample = useSampleId(shop, mapping, chosen ?? (first && failing(checked.data, first)) ?? null);
  const story = useAsk("explain", { shop, mapping, product: sample ?? "" }, { when: sample !== null, smooth: true });
  const [open, setOpen] = useState<string | null>(first);
  const [all, setAll] = useState(false);
  const [text, setText] = useState(false);
  const [topic, setTopic] = useState<string | null>(null);
  const told = asked.data;
  const shown = useMemo(() => {
    const made = lines(told?.attributes ?? [], story.data, checked.data);
    const shows = (line: Line) => line.own || line.requirement === "required" || (line.filled ?? 0) > 0 || line.errors > 0;
    return made.filter((line) => (all || line.name === open || shows(line)) && (!topic || line.topic === topic));
  }, [told, story.data, checked.data, all, topic, open]);
  const topics = [...new Set(told?.attributes.map((attribute) => attribute.topic).filter(Boolean))];
  useKeys({ Escape: () => setOpen(null) });
  const out = checked.data?.report.out ?? 0;
  const never = checked.error?.told.at === "catalog";
  return (
    <PartnerPlace
      shop={shop}
      mapping={mapping}
      tab="mapping"
      about={told && t("mapping.facts", { confidence: of("confidence", told.confidence), checked: format.time(told.checked) })}
      tools={
        <>
          <Shown text={text} setText={setText} all={all} setAll={setAll} topics={topics} topic={topic} setTopic={setTopic} />
          <SamplePicker shop={shop} mapping={mapping} sample={sample} />
        </>
      }
    >
      <div className={text ? "with-text" : undefined}>
      <div className="stack">
        <Problem error={asked.error ?? story.error ?? (never ? null : checked.error)} />
        {never && <p className="held">{t("mapping.never")}</p>}
        {asked.isPending && <Waiting />}
        {told && (
          <table className="list">
            <thead>
              <tr>
                <th style={{ width: 220 }}>{t("mapping.attribute")}</th>
                <th>{t("mapping.filledBy")}</th>
                <th style={{ width: "30%" }}>{t("mapping.sample")}</th>
                <th className="number" style={{ width: 110 }}>{t("mapping.filled")}</th>
                <th className="number" style={{ width: 70 }}>{t("mapping.issues")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <Row key={line.name} line={line} shop={shop} mapping={mapping} sample={sample} out={out} fields={told.fields} open={open === line.name} toggle={() => setOpen(open === line.name ? null : line.name)} />
              ))}
            </tbody>
          </table>
        )}
        {told && <Adding lines={told.attributes.filter(({ name }) => !shown.some((line) => line.name === name))} add={setOpen} />}
      </div>
      {text && <Text shop={shop} mapping={mapping} fields={told?.fields ?? []} />}
      </div>
    </PartnerPlace>
  );
}

/** Finds an attribute that is not in the table, and opens it there. */
function Adding({ lines: left, add }: { lines: AttributeLine[]; add: (name: string) => void }) {
  const { t } = useWords();
  const spec = usePartnerWords();
  const about = new Map(left.map((line) => [line.name, spec(line.about)]));
  if (left.length === 0) return null;
  return (
    <Select
      w={280}
      searchable
      clearable
      aria-label={t("mapping.add")}
      placeholder={t("mapping.add")}
      data={[...about.keys()]}
      filter={({ options, search }) => options.filter((one) => "value" in one && fits([one.value, about.get(one.value) ?? ""], search))}
      renderOption={({ option: { value } }) => <div><div>{value}</div><div className="quiet" style={{ fontSize: 12 }}>{about.get(value)}</div></div>}
      value={null}
      onChange={(name) => name && add(name)}
      maxDropdownHeight={320}
      comboboxProps={{ width: 420, position: "top-start" }}
    />
  );
}

interface RowProps {
  line: Line;
  shop: string;
  mapping: string;
  sample: string | null;
  out: number;
  fields: string[];
  open: boolean;
  toggle: () => void;
}

function Row({ line, shop, mapping, sample, out, fields, open, toggle }: RowProps) {
  const { t, of } = useWords();
  const spec = usePartnerWords();
  const format = useFormat();
  const colour: Colour = line.errors > 0 ? "wrong" : line.warnings > 0 ? "held" : line.filled ? "good" : "off";
  const state = line.errors > 0 ? "wrong" : line.warnings > 0 ? "warned" : line.filled ? "good" : "empty";
  return (
    <>
      <tr className="act" onClick={toggle}>
        <td title={spec(line.about)}>
          <div className="row" style={{ gap: 8 }}>
            <Light colour={colour} label={t(`mapping.light.${state}`)} />
            <button type="button" className="plain" aria-expanded={open} onClick={(event) => { event.stopPropagation(); toggle(); }}>{line.name}</button>
            <span className={line.requirement === "required" ? "tag required" : "tag"} title={spec(line.condition)}>{of("requirement", line.requirement)}</span>
          </div>
        </td>
        <td><Value value={line.value} /></td>
        <td><div className="clamp" title={line.written}>{line.written || <span className="quiet">–</span>}</div></td>
        <td className="number">{line.filled === undefined ? "" : <Fill part={line.filled} total={out} />}</td>
        <td className="number">
          {line.errors > 0 && <a className="wrong" href={to("shop", shop, "partner", mapping, "check")} onClick={(event) => event.stopPropagation()}>{format.number(line.errors)}</a>}
          {line.errors === 0 && line.warnings > 0 && <span className="held">{format.number(line.warnings)}</span>}
          {line.errors + line.warnings === 0 && <span className="quiet">–</span>}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={5} style={{ paddingTop: 0 }}>
            {/* A value that was saved or undone meanwhile begins the edit anew: nobody edits what is no more. */}
            <Editor key={JSON.stringify(line.value)} line={line} shop={shop} mapping={mapping} sample={sample} fields={fields} close={toggle} />
          </td>
        </tr>
      )}
    </>
  );
}
