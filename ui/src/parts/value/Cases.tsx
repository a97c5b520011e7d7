// A value by cases: if this holds then that, else another. The first case that holds counts.

import { ActionIcon, Button } from "@mantine/core";
import type { CaseConfig, ValueConfig } from "../../host";
import { useWords } from "../../words";
import { EMPTY_TEST, groupOf } from "../conditions";
import { Group } from "../Conditions";
import { Icon } from "../icons";
import { useLibrary } from "../library";
import type { Around, Form } from "./values";

interface Props {
  value: ValueConfig;
  change: (value: ValueConfig) => void;
  around: Around;
  form: Form;
}

export function Cases({ value, change, around, form: Inner }: Props) {
  const { t } = useWords();
  const library = useLibrary("conditions");
  const cases = value.cases ?? [];
  const put = (next: CaseConfig[]) => change({ ...value, cases: next });
  const set = (index: number, next: CaseConfig) => put(cases.map((old, other) => (other === index ? next : old)));
  const move = (index: number, by: number) => {
    const to = index + by;
    const moved = cases[index];
    if (!moved || to < 0 || to >= cases.length) return;
    const rest = cases.filter((_, other) => other !== index);
    put([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };
  return (
    <div className="grow stack" style={{ gap: 10 }}>
      {cases.map((one, index) => (
        // Cases have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <section key={index} className="case" aria-label={t("cases.case", { number: index + 1 })}>
          <header className="row" style={{ gap: 2 }}>
            <h3 className="grow">{t("cases.if", { number: index + 1 })}</h3>
            <ActionIcon size="sm" disabled={index === 0} aria-label={t("rules.up")} title={t("rules.up")} onClick={() => move(index, -1)}><Icon name="up" /></ActionIcon>
            <ActionIcon size="sm" disabled={index === cases.length - 1} aria-label={t("rules.down")} title={t("rules.down")} onClick={() => move(index, 1)}><Icon name="down" /></ActionIcon>
            <ActionIcon size="sm" aria-label={t("cases.remove")} title={t("cases.remove")} onClick={() => put(cases.filter((_, other) => other !== index))}><Icon name="close" /></ActionIcon>
          </header>
          <Group condition={groupOf(one.if) ? one.if : { all: [one.if] }} fields={around.fields} library={library.data ?? []} change={(next) => set(index, { ...one, if: next })} />
          <div className="labelled"><h3>{t("cases.then")}</h3><Inner value={one.then} change={(then) => set(index, { ...one, then })} around={around} label={t("cases.then")} /></div>
        </section>
      ))}
      <div><Button variant="subtle" size="compact-xs" onClick={() => put([...cases, { if: { all: [EMPTY_TEST] }, then: { field: "" } }])}>{t("cases.add")}</Button></div>
      <div className="labelled">
        <h3>{t("cases.else")}</h3>
        {value.else ? (
          <>
            <Inner value={value.else} change={(next) => change({ ...value, else: next })} around={around} label={t("cases.else")} />
            <ActionIcon size="sm" aria-label={t("cases.noElse")} title={t("cases.noElse")} onClick={() => { const { else: _, ...rest } = value; change(rest); }}><Icon name="close" /></ActionIcon>
          </>
        ) : (
          <Button variant="subtle" size="compact-xs" onClick={() => change({ ...value, else: { field: "" } })}>{t("cases.addElse")}</Button>
        )}
      </div>
    </div>
  );
}
